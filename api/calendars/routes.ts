import { z } from 'zod';
import { newestCalendars } from '../../catalogue/schema/catalogue.ts';
import { DAY } from '../../domain/time/units.ts';
import { knownZone } from '../../domain/time/zone.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listEndpoint } from '../http/lists.ts';
import { findVersion, policyId } from '../http/policies.ts';
import { CALENDAR, CALENDAR_FILE, OPEN_HOURS } from './examples.ts';
import { datesAsked, fileOf } from './file.ts';
import { checkSpan, dateText, instantOf, moment } from './moments.ts';
import { openHoursView } from './open-hours.ts';
import { calendarAt, namesPlace, placeQuery } from './place.ts';
import { calendar, openHours } from './schema.ts';
import { calendarView, placeView } from './view.ts';

const TAG = 'Calendars';

const byId = z.strictObject({ id: policyId.meta({ example: 'local-business' }) });

/** Two years with a leap day, plus the hours by which the zone's offset may differ between both ends. */
const MAX_OPEN_HOURS_MS = 731 * DAY + DAY / 2;
const MAX_FILE_MS = 3_653 * DAY;

/** The file comes first, as its path matches that of a calendar too. */
export function calendarEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [getFile(deps), listCalendars(deps), getOpenHours(deps), getCalendar(deps)];
}

function listCalendars({ catalogue }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/calendars',
    id: 'listCalendars',
    tag: TAG,
    summary: 'Lists the calendars, each in its newest version',
    answer: {
      description: 'The calendars as policies, without a place, all on one page',
      name: 'Calendars',
    },
    item: { schema: calendar },
    pageOf() {
      const items = newestCalendars(catalogue).map((each) => calendarView(catalogue, each, null));
      return { items, nextCursor: null };
    },
  });
}

function getCalendar({ catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/calendars/{id}',
    id: 'getCalendar',
    tag: TAG,
    summary: 'Gets a calendar: its hours, what it follows, and what that means in a place',
    description: `\`place\` has the time zone, the hours and every known date. For a calendar that depends
on where the account is (\`floats\`), it is null unless \`region\` and \`timeZone\` are given.`,
    noun: 'calendar',
    params: byId,
    query: z.strictObject(placeQuery),
    answers: { 200: { description: 'The calendar', schema: calendar, example: CALENDAR } },
    problems: ['calendar-needs-place'],
    handle({ params, query: { version, ...asked }, now }) {
      const policy = findVersion(catalogue.calendars, params.id, version, 'calendar');
      const view = calendarView(catalogue, policy, null);
      if (view.floats && !namesPlace(asked)) return { status: 200, body: view };
      const place = placeView(calendarAt(catalogue, policy, asked), asked, now);
      return { status: 200, body: { ...view, place } };
    },
  });
}

function getOpenHours({ catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/calendars/{id}/open-hours',
    id: 'getOpenHours',
    tag: TAG,
    summary: 'Lists when a calendar is open or closed, and for which holiday',
    description: 'From `from` up to `to`; `to` is exclusive. Two years at most.',
    noun: 'calendar',
    params: byId,
    query: z.strictObject({
      from: moment,
      to: moment.meta({
        description: 'A date or an instant, as `from`; exclusive',
        example: '2026-12-28',
      }),
      ...placeQuery,
    }),
    answers: {
      200: { description: 'Every stretch of time', schema: openHours, example: OPEN_HOURS },
    },
    problems: ['calendar-needs-place'],
    handle({ params, query: { version, from, to, ...asked } }) {
      const policy = findVersion(catalogue.calendars, params.id, version, 'calendar');
      const local = calendarAt(catalogue, policy, asked);
      const zone = knownZone(local.calendar.timeZone);
      const start = instantOf(from, zone, 'from');
      const end = instantOf(to, zone, 'to');
      checkSpan(end - start, MAX_OPEN_HOURS_MS, 'two years');
      return { status: 200, body: openHoursView(local, start, end) };
    },
  });
}

function getFile({ catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/calendars/{id}.ics',
    id: 'getCalendarFile',
    tag: TAG,
    summary: 'Gets a calendar as iCalendar, for calendar applications',
    description: `Holidays are all-day events, opening hours recur weekly without the dates that
differ, which have events of their own. Of a calendar that is open while any of several is, each opening
is an event, and holidays are none: they are those of its parts, whose files have them. The same request always gets the same bytes.`,
    noun: 'calendar',
    params: byId,
    query: z.strictObject({
      from: dateText.optional().meta({
        description:
          'The first date, in the calendar’s time zone; by default 1 January of this year',
        example: '2026-12-01',
      }),
      to: dateText.optional().meta({
        description:
          'Exclusive; by default the end of the year after `from`, at most ten years later',
        example: '2027-01-01',
      }),
      ...placeQuery,
    }),
    answers: {
      200: {
        description: 'RFC 5545',
        file: { mediaType: 'text/calendar', example: CALENDAR_FILE },
        headers: { 'Content-Disposition': 'The name of the file' },
      },
    },
    problems: ['calendar-needs-place'],
    handle({ params, query: { version, from, to, ...asked }, now }) {
      const policy = findVersion(catalogue.calendars, params.id, version, 'calendar');
      const local = calendarAt(catalogue, policy, asked);
      const span = datesAsked({ from, to }, now);
      checkSpan((span.to - span.from) * DAY, MAX_FILE_MS, 'ten years');
      return {
        status: 200,
        text: fileOf(policy, local, asked, span),
        mediaType: 'text/calendar',
        headers: { 'Content-Disposition': `inline; filename="${policy.id}.ics"` },
      };
    },
  });
}
