import ICAL from 'ical.js';
import type { PinnedCalendar } from '../case/types.ts';
import { formatLocalDate } from '../time/local-date.ts';
import { openingsOf } from '../time/openings.ts';
import { DAY } from '../time/units.ts';
import { wallTimeText } from '../time/wall-hours.ts';
import { oneLine } from '../typed-text/typed-text.ts';
import { eventsOf, type DateSpan, type Series } from './events.ts';
import { date, local, text, utc, utcText, type Component, type Property } from './jcal.ts';
import type { Opening } from './opening.ts';
import { zoneComponent } from './zone-component.ts';

const PRODUCT = '-//SLA timers//Calendars//EN';
const ICAL_WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The content of a calendar file. */
export interface CalendarContent {
  readonly calendar: PinnedCalendar;
  /** The name that calendar applications show. */
  readonly title: string;
  /** Distinguishes its events from those of other calendars and places: `de.local-business`. */
  readonly scope: string;
  /** What readers should know about the calendar, one sentence each. */
  readonly notes: readonly string[];
  readonly span: DateSpan;
}

/**
 * A calendar's holidays and opening hours over a span of dates, as an iCalendar file (RFC 5545).
 * Holidays are all-day events. Weekly hours recur in the calendar's zone; hours of other dates, and
 * those within which clocks jump, are separate events. Of a calendar that is open while any of several is,
 * each opening is an event. The same content always gives the same file:
 * the time stamp is the span's first midnight in UTC, because the time of the policy's last change is
 * unknown, and the sequence number follows the calendar's version. Throws `CalendarError`.
 */
export function calendarFile(content: CalendarContent): string {
  const { calendar, title, notes, span } = content;
  const hours = openingsOf(calendar);
  const { holidays, series, single, spans } = eventsOf(calendar, hours, span);
  const zone = zoneComponent(hours.zone, (span.from - 2) * DAY, (span.to + 2) * DAY);
  const events = [
    ...holidays.map((holiday) =>
      event(content, `holiday-${formatLocalDate(holiday.date)}`, 'Holiday', [
        date('dtstart', holiday.date),
        date('dtend', holiday.date + 1),
        text('summary', holiday.name || 'Holiday'),
      ]),
    ),
    ...series.map((each) => seriesEvent(content, each)),
    ...single.flatMap((each) => singleEvents(content, each)),
    ...spans.map((each) => openingEvent(content, each, inUtc(each))),
  ];
  const head = [
    text('prodid', PRODUCT),
    text('version', '2.0'),
    text('calscale', 'GREGORIAN'),
    extension('x-wr-calname', title),
    extension('x-wr-timezone', calendar.timeZone),
    ...(notes.length > 0 ? [extension('x-wr-caldesc', notes.join(' '))] : []),
  ];
  return stringify(['vcalendar', head, [zone, ...events]]);
}

function seriesEvent(content: CalendarContent, { weekly, first, last, except }: Series): Component {
  const zone = content.calendar.timeZone;
  const byday = weekly.weekdays.map((index) => ICAL_WEEKDAYS[index]);
  const name = [...byday, ...hoursText(first)].join('-').toLowerCase();
  return event(content, `open-${name}`, 'Opening hours', [
    ...wallTimes(first, zone),
    ['rrule', {}, 'recur', { freq: 'WEEKLY', until: utcText(last.spans[0]!.from), byday }],
    // One per line, because some applications do not read lists.
    ...except.map((day) => local('exdate', day * DAY + first.hours.from, zone)),
    text('summary', `Open: ${content.title}`),
  ]);
}

/** In wall time if that is unambiguous, otherwise the actual spans in UTC. */
function singleEvents(content: CalendarContent, opening: Opening): readonly Component[] {
  const zone = content.calendar.timeZone;
  return opening.spans.map((span) =>
    openingEvent(content, span, opening.isPlain ? wallTimes(opening, zone) : inUtc(span)),
  );
}

function inUtc({ from, to }: Opening['spans'][number]): readonly Property[] {
  return [utc('dtstart', from), utc('dtend', to)];
}

function openingEvent(
  content: CalendarContent,
  { from }: Opening['spans'][number],
  times: readonly Property[],
): Component {
  const name = `open-${utcText(from).replaceAll(/[-:]/g, '').toLowerCase()}`;
  return event(content, name, 'Opening hours', [
    ...times,
    text('summary', `Open: ${content.title}`),
  ]);
}

function event(
  { calendar, scope, span }: CalendarContent,
  name: string,
  category: string,
  properties: readonly Property[],
): Component {
  const identity: readonly Property[] = [
    text('uid', `${name}.${scope}@sla-timers`),
    utc('dtstamp', span.from * DAY),
    ['sequence', {}, 'integer', calendar.version - 1],
  ];
  // Opening hours and holidays must not make their readers appear busy.
  const rest = [text('categories', category), text('transp', 'TRANSPARENT')];
  return ['vevent', [...identity, ...properties, ...rest], []];
}

/** Hours that end at 24:00 end at midnight of the next date. */
function wallTimes({ date: day, hours }: Opening, zone: string): readonly Property[] {
  return [
    local('dtstart', day * DAY + hours.from, zone),
    local('dtend', day * DAY + hours.to, zone),
  ];
}

/** `0900`, `2400`, `3000` */
function hoursText({ hours: { from, to } }: Opening): readonly string[] {
  return [from, to].map((time) => wallTimeText(time).replace(':', ''));
}

/** Applications expect no VALUE parameter here, but the library adds one for properties of type text. */
function extension(name: string, value: string): Property {
  return [name, {}, 'unknown', ICAL.design.icalendar.value.text.toICAL(oneLine(value))];
}

function stringify(component: Component): string {
  return ICAL.stringify([...component]);
}
