import type { Zone } from '../../domain/time/zone.ts';
import { nearest } from '../schema/nearest.ts';

/** What somebody says who imports a feed, where it does not say itself. */
export interface FeedChoices {
  /** Names, or patterns with `*`, of events whose days are closed. */
  readonly close: readonly string[];
  /** Likewise of events whose days are worked. */
  readonly work: readonly string[];
  /** Likewise of events that are not imported. Stronger than the other two. */
  readonly leaveOut: readonly string[];
  /** Likewise of events that happened once and are not missing in later years. */
  readonly once: readonly string[];
  /** By which times in UTC are dates; null for the zone that the feed names. */
  readonly timeZone: Zone | null;
  /** What becomes of events that close a part of a day; null if nothing was said. */
  readonly halfDays: HalfDays | null;
}

export type HalfDays = 'exceptions' | 'leave-out';

export const NO_CHOICES: FeedChoices = {
  close: [],
  work: [],
  leaveOut: [],
  once: [],
  timeZone: null,
  halfDays: null,
};

/** The switches of `npm run holidays:import` that take a pattern. */
export const PATTERN_SWITCHES = {
  close: '--close',
  work: '--work',
  leaveOut: '--leave-out',
  once: '--once',
} as const;

export type PatternKey = keyof typeof PATTERN_SWITCHES;

export const PATTERN_KEYS = [
  'close',
  'work',
  'leaveOut',
  'once',
] as const satisfies readonly PatternKey[];

/** Those that say what an event is. */
type KindSwitch = Exclude<PatternKey, 'once'>;

/** The switches that say what events of a name are, in the order of their strength. */
export function switchesFor(name: string, choices: FeedChoices): readonly KindSwitch[] {
  const fits = (key: KindSwitch) => choices[key].some((each) => fitsName(each, name));
  if (fits('leaveOut')) return ['leaveOut'];
  return (['close', 'work'] as const).filter(fits);
}

/** Whether an importer said that events of a name happened once. */
export function happenedOnce(name: string, { once }: FeedChoices): boolean {
  return once.some((each) => fitsName(each, name));
}

/** What is wrong with each pattern that fits none of the names, which would change nothing unseen. */
export function unfitting(names: readonly string[], choices: FeedChoices): readonly string[] {
  return PATTERN_KEYS.flatMap((key) =>
    choices[key]
      .filter((pattern) => !names.some((name) => fitsName(pattern, name)))
      .map((pattern) => {
        const meant = nearest(pattern, names);
        const hint = meant === null ? 'see the names in the file' : `did you mean "${meant}"?`;
        return `${PATTERN_SWITCHES[key]} "${pattern}" fits no event: ${hint}`;
      }),
  );
}

/**
 * Whether a name, in any letter case, is the pattern's text; `*` stands for any characters, also
 * none. Takes the first place for each part, so that no name makes it slow.
 */
export function fitsName(pattern: string, name: string): boolean {
  const text = comparable(name);
  const [head = '', ...parts] = comparable(pattern).split('*');
  const tail = parts.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
