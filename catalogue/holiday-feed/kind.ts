import { readLine } from '../../domain/typed-text/typed-text.ts';
import type { Component } from './component.ts';
import { isMarkedAllDay } from './event-span.ts';
import { linesOf, textOf, valueOf } from './properties.ts';
import { FEED_WORDS, type FeedWords } from './words.ts';

/** What an event does to the calendar of people who follow it. */
export type EventKind = 'closed' | 'worked' | 'unsure';

/** A kind, or that the feed itself takes an event back or is about something else. */
export interface Sign {
  readonly kind: EventKind | 'cancelled' | 'opening-hours';
  /** What in the event says so; null if nothing does. */
  readonly because: string | null;
}

/** What is said by all events of a feed together. */
export interface FeedHabit {
  /** Some days are marked as off or worked by `X-APPLE-SPECIAL-DAY`, so that others are neither. */
  readonly marksSpecialDays: boolean;
  /** Some days are off in one place and others elsewhere or everywhere. */
  readonly differsByPlace: boolean;
}

const LANGUAGES: readonly FeedWords[] = Object.values(FEED_WORDS);
const WORKED = LANGUAGES.flatMap(({ worked }) => worked);
const UNSURE = LANGUAGES.flatMap(({ unsure }) => unsure);
const CLOSED = LANGUAGES.flatMap(({ closed }) => closed);

/** The category of the openings in our own calendar files. */
const OPENING_HOURS = 'opening hours';

/** What an event is by its own signs and the habit of its feed; one without any sign is closed. */
export function signOf(event: Component, habit: FeedHabit): Sign {
  return (
    statusSign(event) ??
    specialDaySign(event) ??
    workedSign(event) ??
    busySign(event) ??
    unsureSign(event, habit) ??
    closedSign(event) ?? { kind: habit.marksSpecialDays ? 'unsure' : 'closed', because: null }
  );
}

/** What the events of a feed have in common. */
export function habitOf(events: readonly Component[]): FeedHabit {
  const places = new Set(events.flatMap((each) => placeOf(each) ?? []));
  return {
    marksSpecialDays: events.some((each) => specialDaySign(each) !== null),
    differsByPlace: places.size > 1,
  };
}

function statusSign(event: Component): Sign | null {
  const status = valueOf(event, 'status').toUpperCase();
  if (status === 'CANCELLED') return { kind: 'cancelled', because: 'STATUS: CANCELLED' };
  const category = categoriesOf(event).find((each) => each === OPENING_HOURS);
  if (category !== undefined)
    return { kind: 'opening-hours', because: 'CATEGORIES: Opening hours' };
  return status === 'TENTATIVE' ? { kind: 'unsure', because: 'STATUS: TENTATIVE' } : null;
}

function specialDaySign(event: Component): Sign | null {
  const value = valueOf(event, 'x-apple-special-day').toUpperCase();
  const because = `X-APPLE-SPECIAL-DAY: ${value}`;
  if (value === 'WORK-HOLIDAY') return { kind: 'closed', because };
  return value === 'ALTERNATE-WORKDAY' ? { kind: 'worked', because } : null;
}

function workedSign(event: Component): Sign | null {
  const name = textOf(event, 'summary');
  if (LANGUAGES.some(({ workedName }) => workedName.test(name)) && !isNegated(name)) {
    return { kind: 'worked', because: 'its name' };
  }
  return signBy(event, 'worked', WORKED);
}

/** `Special non-working day` is a day off. */
function isNegated(name: string): boolean {
  return /\b(?:non|no|not a)[- ]work|\bday off\b|\bkein arbeitstag/i.test(name);
}

/** Whether somebody is free, `TRANSP` too, says nothing: public feeds mark holidays as free. */
function busySign(event: Component): Sign | null {
  const busy = valueOf(event, 'x-microsoft-cdo-busystatus').toUpperCase();
  const because = `X-MICROSOFT-CDO-BUSYSTATUS: ${busy}`;
  if (busy === 'OOF') return { kind: 'closed', because };
  return busy === 'TENTATIVE' || busy === 'WORKINGELSEWHERE' ? { kind: 'unsure', because } : null;
}

function unsureSign(event: Component, { differsByPlace }: FeedHabit): Sign | null {
  const name = textOf(event, 'summary');
  if (LANGUAGES.some(({ unsureName }) => unsureName.test(name)) || isHalfByNameAlone(event, name)) {
    return { kind: 'unsure', because: 'its name' };
  }
  const [first = '', ...more] = linesOf(event, 'description');
  const half = [first, ...more].find((line) => LANGUAGES.some(({ halfDay }) => halfDay.test(line)));
  if (half !== undefined) return { kind: 'unsure', because: said('DESCRIPTION', half) };
  // Google adds to each observance, in any language, how to hide observances in its calendar.
  if (more.some((line) => /\bgoogle\b/i.test(line))) {
    return { kind: 'unsure', because: said('DESCRIPTION', first) };
  }
  const isPartial = differsByPlace && (placeOf(event) ?? '') !== '';
  if (isPartial) return { kind: 'unsure', because: said('DESCRIPTION', first) };
  return signBy(event, 'unsure', UNSURE);
}

/** Times of an event say which half of the day is off, so that its name leaves nothing open. */
function isHalfByNameAlone(event: Component, name: string): boolean {
  const hasTime = /T(?!000000)\d{6}$/i.test(valueOf(event, 'dtstart')) && !isMarkedAllDay(event);
  return !hasTime && LANGUAGES.some(({ halfDayName }) => halfDayName.test(name));
}

function closedSign(event: Component): Sign | null {
  return signBy(event, 'closed', CLOSED);
}

function signBy(event: Component, kind: EventKind, words: readonly string[]): Sign | null {
  const [line = ''] = linesOf(event, 'description');
  const text = comparable(line);
  if (words.some((word) => restAfter(word, text) !== null)) {
    return { kind, because: said('DESCRIPTION', line) };
  }
  const category = categoriesOf(event).find((each) => words.includes(each));
  return category === undefined ? null : { kind, because: said('CATEGORIES', category) };
}

/** Where a day is off, as DESCRIPTION says it; empty for everywhere, null if it says no kind. */
function placeOf(event: Component): string | null {
  const [line = ''] = linesOf(event, 'description');
  const text = comparable(line);
  for (const { closed, place } of LANGUAGES) {
    const rests = closed.flatMap((word) => restAfter(word, text) ?? []);
    const rest = rests.toSorted((a, b) => a.length - b.length)[0];
    if (rest !== undefined) return place.test(rest) ? rest : '';
  }
  return null;
}

/** What follows a word at the beginning of a text; null if the text does not begin with it. */
function restAfter(word: string, text: string): string | null {
  if (!text.startsWith(word)) return null;
  const rest = text.slice(word.length);
  // Chinese has no spaces between words.
  return /^[\p{Script=Latin}\d]/u.test(rest) ? null : rest.trim();
}

function categoriesOf(event: Component): readonly string[] {
  return event.properties
    .filter(({ name }) => name === 'categories')
    .flatMap(({ value }) => value.split(',').map(comparable));
}

function comparable(text: string): string {
  return text.normalize('NFC').replaceAll('’', "'").toLowerCase().trim();
}

function said(property: string, text: string): string {
  const line = readLine(text);
  return `${property}: ${line.length > 60 ? `${line.slice(0, 60)}…` : line}`;
}
