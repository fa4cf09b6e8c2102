import { PATTERN_SWITCHES, switchesFor, type FeedChoices } from './choices.ts';
import type { Component } from './component.ts';
import { signOf, type EventKind, type FeedHabit } from './kind.ts';
import { textOf } from './properties.ts';

/** What becomes of an event. */
export interface Verdict {
  readonly kind: EventKind | 'left-out';
  /** What in the event, or which switch, decides it; null if nothing does. */
  readonly because: string | null;
  /** The importer says it. */
  readonly isSaid: boolean;
  /** It is named by switches that say different things. */
  readonly isDisputed: boolean;
}

/**
 * What becomes of an event by what the importer says of its name, or else by its own signs. What the
 * feed itself cancels, and openings, are never imported.
 */
export function verdictOn(event: Component, habit: FeedHabit, choices: FeedChoices): Verdict {
  const [said, other] = switchesFor(textOf(event, 'summary'), choices);
  const { kind, because } = signOf(event, habit);
  const isDisputed = other !== undefined;
  if (said === 'leaveOut') return { ...leftOut('as you said'), isSaid: true };
  if (kind === 'cancelled') return leftOut('because it is cancelled');
  if (kind === 'opening-hours') return leftOut('because it is opening hours');
  if (said === undefined) return { kind, because, isSaid: false, isDisputed };
  return {
    kind: said === 'work' ? 'worked' : 'closed',
    because: PATTERN_SWITCHES[said],
    isSaid: true,
    isDisputed,
  };
}

function leftOut(because: string): Verdict {
  return { kind: 'left-out', because, isSaid: false, isDisputed: false };
}
