import type { Path } from '../rows/row-ids.ts';
import { REMOVED, type Change } from './change.ts';
import { alternativeChanges, conditionChanges } from './condition-changes.ts';
import { cellChanges, fieldsChanges, matrixFieldsChanges } from './vocabulary-changes.ts';
import { aboveOf, fieldOf } from './place.ts';
import {
  exceptionChanges,
  hoursChanges,
  someHoursChanges,
  stepChanges,
  targetChanges,
  weeklyChanges,
} from './timing-changes.ts';
import { ADDED, OTHERWISE, type Words } from './vocabulary.ts';

/** A policy says something of which nobody knows what else it could say. */
export class UnknownPlaceError extends Error {
  override readonly name = 'UnknownPlaceError';

  constructor(path: Path) {
    super(`what else can stand at ${path.join('.')}? test/policies/mutation/words.ts has to know`);
  }
}

/** Words for people, which decide nothing. */
const PROSE = new Set(['name', 'en', 'description', 'meaning', 'detail', 'section', 'text']);
const TOLD = new Set(['outcomes.solved', 'outcomes.unresolved', 'outcomes.withdrawn']);

/** What need not be there, and is left out. */
const OPTIONAL = new Set([
  'note',
  'chosen',
  'also',
  'servedIn',
  'charging',
  'packs',
  'tellsContact',
  'reminder',
  'repeat',
  'matrix',
  'de',
  'fr',
  'zh-Hans',
]);

/** Parts that are null where a policy has none. */
const NULLABLE = new Set([
  'credits',
  'channels',
  'online',
  'email',
  'phone',
  'nonResponse',
  'closing',
  'makeUpDays',
]);

/** Lists of which the first element that holds is taken. */
const IN_ORDER = new Set(['coverage', 'calendar']);

/** Parts that change in ways of their own. */
const OF_THEIR_OWN: Readonly<
  Record<string, (value: unknown, path: Path, words: Words) => readonly Change[]>
> = {
  when: conditionChanges,
  alternative: alternativeChanges,
  target: targetChanges,
  step: stepChanges,
  weekly: weeklyChanges,
  hours: hoursChanges,
  workedHours: someHoursChanges,
  holidayHours: someHoursChanges,
  exceptions: exceptionChanges,
  levels: levelChanges,
  '.fields': fieldsChanges,
  'matrix.fields': matrixFieldsChanges,
  'matrix.rows': cellChanges,
};

/**
 * Everything that a policy, or a part of it, could say otherwise, one place at a time.
 * Throws `UnknownPlaceError`, so that nothing new in the policies is passed over.
 */
export function changesOf(value: unknown, words: Words, path: Path = []): readonly Change[] {
  const own = known(OF_THEIR_OWN, path);
  if (own) return own(value, path, words);
  if (Array.isArray(value)) return listChanges(value, words, path);
  if (typeof value === 'object' && value !== null) return partChanges(value, words, path);
  return valueChanges(value, words, path);
}

function partChanges(part: object, words: Words, path: Path): readonly Change[] {
  const optional = Object.keys(part).filter((field) => OPTIONAL.has(field));
  return [
    ...(NULLABLE.has(fieldOf(path)) ? [{ path, to: null }] : []),
    ...optional.map((field) => ({ path: [...path, field], to: REMOVED })),
    ...absentChanges(part, words, path),
    ...Object.entries(part).flatMap(([field, value]) => changesOf(value, words, [...path, field])),
  ];
}

/** What a part could say that it does not. */
function absentChanges(part: object, words: Words, path: Path): readonly Change[] {
  return Object.entries(sayable(words, path))
    .filter(([field]) => !Object.hasOwn(part, field))
    .map(([field, to]) => ({ path: [...path, field], to }));
}

function sayable({ samples, plans }: Words, path: Path): Readonly<Record<string, unknown>> {
  const note = 'Something is noted.';
  if (aboveOf(path) === 'channels') return { note };
  switch (fieldOf(path)) {
    case 'source':
      return { chosen: 'Something is chosen.', also: [{ document: '002', section: 'another' }] };
    case 'commitments':
    case 'clocks':
      return plans.length > 0 ? { note, plans: plans.slice(0, 1) } : { note };
    case 'numbers':
      return { note };
    case 'languages':
      return { note, servedIn: 'fr' };
    case 'escalations':
      return { calendar: null, repeat: { everyMinutes: 60, times: 1 } };
    case 'waits':
      return { reminder: { target: { minutes: 60 }, calendar: null, repeats: 1 } };
    case 'credits':
      return { note, charging: samples['charging'], packs: samples['packs'] };
    case 'closing':
      return { tellsContact: samples['tellsContact'] };
    default:
      return {};
  }
}

/** The wording of each severity is that of the next; the lowest comes first. */
function levelChanges(value: unknown, path: Path): readonly Change[] {
  const levels = value as readonly Readonly<Record<string, unknown>>[];
  const worded = levels.map((level, index) => {
    const to = { ...levels[(index + 1) % levels.length], id: level['id'] };
    return { path: [...path, index], to };
  });
  return levels.length > 1 ? [...worded, { path, to: levels.toReversed() }] : worded;
}

function listChanges(list: readonly unknown[], words: Words, path: Path): readonly Change[] {
  const added = known(ADDED, path);
  if (!added) throw new UnknownPlaceError(path);
  const there = new Set(list.map((each) => JSON.stringify(each)));
  const missing = added(words).filter((each) => !there.has(JSON.stringify(each)));
  return [
    ...list.map((_element, index) => ({ path: [...path, index], to: REMOVED })),
    ...missing.map((to) => ({ path: [...path, list.length], to })),
    ...(IN_ORDER.has(fieldOf(path)) && list.length > 1 ? [{ path, to: list.toReversed() }] : []),
    // A word is no part: it is dropped, and others are added.
    ...[...list.entries()]
      .filter(([, element]) => typeof element !== 'string')
      .flatMap(([index, element]) => changesOf(element, words, [...path, index])),
  ];
}

function valueChanges(value: unknown, words: Words, path: Path): readonly Change[] {
  return othersThan(value, words, path).map((to) => ({ path, to }));
}

function othersThan(value: unknown, words: Words, path: Path): readonly unknown[] {
  if (typeof value === 'number') return [value - 1, value + 1];
  if (typeof value === 'boolean') return [!value];
  const field = fieldOf(path);
  const others = known(OTHERWISE, path);
  if (others) return others(value, words).filter((each) => each !== value);
  if (value === null && NULLABLE.has(field)) return [words.samples[field]];
  if (PROSE.has(field) || OPTIONAL.has(field) || TOLD.has(`${aboveOf(path)}.${field}`)) return [];
  throw new UnknownPlaceError(path);
}

/** What is known of a field, first of it in the part that it is in. */
function known<T>(table: Readonly<Record<string, T>>, path: Path): T | undefined {
  return table[`${aboveOf(path)}.${fieldOf(path)}`] ?? table[fieldOf(path)];
}
