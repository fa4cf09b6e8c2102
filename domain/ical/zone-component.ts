import type { Instant } from '../time/instant.ts';
import { transitionsBetween, type Transition } from '../time/transitions.ts';
import { offsetIn } from '../time/zone-pieces.ts';
import { floating, text, type Component, type Property } from './jcal.ts';

/**
 * What a known zone's clocks show between two instants, as a VTIMEZONE: an observance for the
 * beginning and one for each transition, as they really are, since a rule may change within the
 * span. It says nothing of any other time.
 */
export function zoneComponent(zone: string, from: Instant, to: Instant): Component {
  const transitions = transitionsBetween(zone, from, to);
  const offset = offsetIn(zone, from);
  const [next] = transitions;
  const inSummer = next !== undefined && next.after < next.before;
  return [
    'vtimezone',
    [text('tzid', zone)],
    [
      observance({ at: from, before: offset, after: offset }, inSummer),
      ...transitions.map((each) => observance(each, each.after > each.before)),
    ],
  ];
}

/** It begins at the wall time that the offset before it shows. */
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

/** Local mean times of the early years are not whole minutes. */
function offsetProperty(name: string, offset: number): Property {
  const time = new Date(Math.abs(offset)).toISOString().slice(11, 19);
  const sign = offset < 0 ? '-' : '+';
  return [name, {}, 'utc-offset', `${sign}${time.replace(/:00$/, '')}`];
}
