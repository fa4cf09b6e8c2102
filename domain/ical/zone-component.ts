import type { Instant } from '../time/instant.ts';
import { transitionsBetween, type Transition } from '../time/transitions.ts';
import { offsetAt, type Zone } from '../time/zone.ts';
import { floating, text, type Component, type Property } from './jcal.ts';

/**
 * A zone's offsets between two instants, as a VTIMEZONE: an observance for the start and one
 * for each actual transition, because a recurrence rule may change within the span. It does not
 * describe any other time.
 */
export function zoneComponent(zone: Zone, from: Instant, to: Instant): Component {
  const transitions = transitionsBetween(zone, from, to);
  const offset = offsetAt(from, zone);
  const [next] = transitions;
  const inSummer = next !== undefined && next.after < next.before;
  return [
    'vtimezone',
    [text('tzid', zone.name)],
    [
      observance({ at: from, before: offset, after: offset }, inSummer),
      ...transitions.map((each) => observance(each, each.after > each.before)),
    ],
  ];
}

/** An observance begins at a wall time that is given in the offset before it. */
function observance({ at, before, after }: Transition, inSummer: boolean): Component {
  return [
    inSummer ? 'daylight' : 'standard',
    [
      floating('dtstart', at + before),
      offsetProperty('tzoffsetfrom', before),
      offsetProperty('tzoffsetto', after),
    ],
    [],
  ];
}

/** Writes seconds only if there are any, as in the local mean times of early years. */
function offsetProperty(name: string, offset: number): Property {
  const time = new Date(Math.abs(offset)).toISOString().slice(11, 19);
  const sign = offset < 0 ? '-' : '+';
  return [name, {}, 'utc-offset', `${sign}${time.replace(/:00$/, '')}`];
}
