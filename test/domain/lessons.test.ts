import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { replay } from '../../domain/case/replay.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import { remainingMs } from '../../domain/scheduling/remaining.ts';
import type { SingleCalendar } from '../../domain/time/calendar.ts';
import { compileCalendar } from '../../domain/time/compile.ts';
import { CalendarError } from '../../domain/time/errors.ts';
import { parseInstant, toIso } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { ACCOUNT, caseFile, firstResponse, REQUEST } from '../support/case-file.ts';
import { runningClock } from '../support/running-clock.ts';
import { catalogue, inGermany, offeringOf, resolved } from './offering/requests.ts';
import { DAY, HOUR, MINUTE, at, daily, office } from './time/calendars.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import { promisesIn } from '../support/promises.ts';
import { calendarIn, keepCalendars } from '../../domain/offering/kept-calendars.ts';

/**
 * What went wrong in established products, by the public report's own number: each is a promise
 * here. 2026-11-23 is a Monday; Berlin is then at +01:00.
 */

const FOUR_HOURS = { target: { businessMinutes: 240 }, warnings: [75] };

/** A first response within four business hours, read in a zone. */
function planned(
  startedAt: number,
  calendar: SingleCalendar = office(),
  timeZone = 'Europe/Berlin',
) {
  const pinned = { ...calendar, id: 'office', version: 1, zoneData: newestZoneData() };
  const clock = runningClock({ ...FOUR_HOURS, calendar: pinned, startedAt, timeZone });
  return { clock, dueAt: clock.dueAt!, warnings: clock.warnings.map((warning) => warning.at) };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('frappe/helpdesk#3776: a deadline read in the agent’s zone failed new tickets', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'];
  const openedAt = at('2026-11-23T16:00+01:00');

  test.each(['2026-11-24 12:00:00', '2026-11-24T12:00:00', '2026-11-24T12:00', '2026-11-24'])(
    'frappe/helpdesk#3776: %j has no zone and is no instant',
    (text) => {
      expect(parseInstant(text)).toBeNull();
      expect(parseInstant(`${text.slice(0, 10)}T12:00:00+01:00`)).toBe(
        at('2026-11-24T12:00+01:00'),
      );
    },
  );

  test.each(zones)('frappe/helpdesk#3776: a server in %s promises the same', (server) => {
    vi.stubEnv('TZ', server);
    const hour = new Date(openedAt).getHours();
    expect(String(hour).padStart(2, '0')).toBe(formatLocal(openedAt, server).slice(11, 13));
    for (const account of zones) {
      const { clock, dueAt } = planned(openedAt, office(), account);
      expect(toIso(dueAt)).toBe('2026-11-24T11:00:00.000Z');
      expect(parseInstant(clock.dueAtLocal)).toBe(dueAt);
      for (const viewer of zones) expect(parseInstant(formatLocal(dueAt, viewer))).toBe(dueAt);
      const file = caseFile({
        account: { ...ACCOUNT, timeZone: account },
        commitments: firstResponse({ ...FOUR_HOURS, calendar: 'office' }),
        calendars: keepCalendars({
          office: { ...office(), id: 'office', version: 1, zoneData: newestZoneData() },
        }),
        openedAt,
      });
      const fresh = replay(file, [], openedAt).state;
      expect(fresh).toMatchObject({ breached: false, nextDueAt: dueAt });
    }
  });
});

test('glpi#10594: a pause counts on the calendar of its deadline, so a night’s pause moves nothing', () => {
  const time = compileCalendar(office());
  const startedAt = at('2026-11-27T16:00+01:00');
  const { dueAt } = planned(startedAt);
  const from = at('2026-11-27T18:00+01:00');
  const to = at('2026-11-30T08:30+01:00');
  expect(time.add(to, 4 * HOUR - time.measure(startedAt, from))).toBe(dueAt);
  const overTheOpening = time.add(to + HOUR, 4 * HOUR - time.measure(startedAt, from));
  expect(overTheOpening).toBe(dueAt + HOUR / 2);
});

describe('glpi#15429: a warning ahead of a deadline that rolled to the next day fired at night', () => {
  test('glpi#15429: a quarter of the target ahead is an hour of the day before', () => {
    const { dueAt, warnings } = planned(at('2026-11-23T13:30+01:00'));
    expect(toIso(dueAt)).toBe(toIso(at('2026-11-24T09:30+01:00')));
    expect(warnings).toEqual([at('2026-11-23T16:30+01:00')]);
  });

  test('glpi#15429: no warning of a week of starts comes after hours', () => {
    const time = compileCalendar(office());
    for (let startedAt = at('2026-11-23T00:00Z'); startedAt < at('2026-11-30T00:00Z');) {
      const { dueAt, warnings } = planned(startedAt);
      // The last open millisecond before a warning is right before it.
      expect(warnings.map((warning) => time.isOpen(warning - 1))).toEqual([true]);
      expect(warnings.map((warning) => time.measure(warning, dueAt))).toEqual([HOUR]);
      startedAt += 7 * MINUTE;
    }
  });
});

describe('zammad#3180: 00:00 to 23:59 as round the clock lost a minute a day', () => {
  const newYear = at('2026-01-01T00:00Z');

  test('zammad#3180: a year of 00:00 to 24:00 has 525,600 minutes', () => {
    const always = compileCalendar(daily('Europe/Berlin', ['00:00', '24:00']));
    expect(always.measure(newYear, newYear + 365 * DAY)).toBe(525_600 * MINUTE);
    expect(always.isOpen(at('2026-11-23T23:59:59.999+01:00'))).toBe(true);
    const almost = compileCalendar(daily('Europe/Berlin', ['00:00', '23:59']));
    expect(almost.measure(newYear, newYear + 365 * DAY)).toBe((525_600 - 365) * MINUTE);
  });

  test('zammad#3180: no calendar of the policies ends a minute before midnight', () => {
    const ends = catalogue.calendars.flatMap(({ weekly }) =>
      Object.values(weekly).flatMap((hours) => hours.map(([, to]) => to)),
    );
    expect(ends).toContain('24:00');
    expect(ends.filter((to) => to.endsWith(':59'))).toEqual([]);
  });
});

describe('zammad#3706: imported holidays, whole days, landed a day early', () => {
  test.each([
    ['Pacific/Auckland', '+13:00'],
    ['Asia/Shanghai', '+08:00'],
    ['Europe/Berlin', '+01:00'],
    ['America/Sao_Paulo', '-03:00'],
    ['America/Los_Angeles', '-08:00'],
  ])('zammad#3706: in %s Christmas Day is closed from midnight to midnight', (zone, offset) => {
    const always = daily(zone, ['00:00', '24:00']);
    const time = compileCalendar({ ...always, holidays: { '2026-12-25': 'Christmas Day' } });
    const midnight = at(`2026-12-25T00:00${offset}`);
    expect(time.isOpen(midnight - 1)).toBe(true);
    expect(time.nextOpening(midnight)).toBe(midnight + DAY);
  });

  test('zammad#3706: the holidays of the policies close those dates in the account’s zone', () => {
    const account = { ...inGermany, region: 'NZ', timeZone: 'Pacific/Auckland' };
    const { calendars } = resolved({ offering: 'professional' }, { account });
    const time = compileCalendar(calendars['local-nine-to-five']!);
    expect(time.isOpen(at('2026-12-24T16:59+13:00'))).toBe(true);
    expect(time.isOpen(at('2026-12-25T12:00+13:00'))).toBe(false);
    expect(time.isOpen(at('2026-12-29T12:00+13:00'))).toBe(true);
  });
});

describe('a shift of the clocks', () => {
  const nineOClock = ['2026-03-27', '2026-03-30', '2026-10-23', '2026-10-26'] as const;

  test('oncall#3261: does not move the hours, in spring or in autumn', () => {
    const time = compileCalendar(office());
    const openings = nineOClock.map((date) => time.nextOpening(at(`${date}T00:00Z`)));
    expect(openings.map((opening) => formatLocal(opening, 'Europe/Berlin'))).toEqual([
      '2026-03-27T09:00:00.000+01:00',
      '2026-03-30T09:00:00.000+02:00',
      '2026-10-23T09:00:00.000+02:00',
      '2026-10-26T09:00:00.000+01:00',
    ]);
  });

  test('oncall#3261: a deadline across it is four open hours away', () => {
    expect(planned(at('2026-03-27T15:00+01:00')).dueAt).toBe(at('2026-03-30T11:00+02:00'));
    expect(planned(at('2026-10-23T15:00+02:00')).dueAt).toBe(at('2026-10-26T11:00+01:00'));
  });

  test('dbt_zendesk#25: a backdated case is timed with the offsets of its own season', () => {
    vi.useFakeTimers({ now: at('2026-11-23T12:00+01:00'), toFake: ['Date'] });
    const { clock, dueAt } = planned(at('2026-07-01T15:00+02:00'));
    expect(dueAt).toBe(at('2026-07-02T11:00+02:00'));
    expect(clock.dueAtLocal).toBe('2026-07-02T11:00:00.000+02:00');
    expect(planned(at('2026-03-27T15:00+01:00')).dueAt).toBe(at('2026-03-30T11:00+02:00'));
  });

  test('Rocket.Chat#4898: zones go by their names, a fixed offset is refused', () => {
    expect(() => compileCalendar(office({ timeZone: '+02:00' }))).toThrow(CalendarError);
    expect(() => compileCalendar(office({ timeZone: 'UTC+2' }))).toThrow(CalendarError);
    const named = catalogue.calendars.map(({ timeZone }) => timeZone);
    expect(named.filter((zone) => zone !== 'account' && !zone.includes('/'))).toEqual([]);
  });
});

describe('split shifts and shifts over midnight were refused', () => {
  test('chatwoot#14009: a day may open as often as it likes', () => {
    const split = daily(
      'Europe/Berlin',
      ['08:00', '11:00'],
      ['12:00', '15:00'],
      ['16:00', '18:00'],
    );
    expect(planned(at('2026-11-23T10:00+01:00'), split).dueAt).toBe(at('2026-11-23T15:00+01:00'));
    expect(planned(at('2026-11-23T14:00+01:00'), split).dueAt).toBe(at('2026-11-24T09:00+01:00'));
  });

  test('frappe/helpdesk#2212: two intervals that meet at midnight are one shift', () => {
    const night = daily('Europe/Berlin', ['00:00', '06:00'], ['22:00', '24:00']);
    const opening = at('2026-11-23T22:00+01:00');
    expect(planned(opening, night).dueAt).toBe(opening + 4 * HOUR);
    expect(compileCalendar(night).nextClosing(opening)).toBe(at('2026-11-24T06:00+01:00'));
  });
});

test('libredesk: a breach is of the deadline, whenever it was noticed', () => {
  const openedAt = at('2026-11-23T10:00+01:00');
  const file = caseFile({ openedAt });
  for (const late of [0, 1, 5 * MINUTE, 3 * DAY]) {
    const { state, events } = replay(file, [], openedAt + HOUR + late);
    expect(state.clocks[0]).toMatchObject({ state: 'breached', breachedAt: openedAt + HOUR });
    const breach = events.find(({ type }) => type === 'case.sla.breached');
    expect(breach?.at).toBe(openedAt + HOUR);
  }
});

describe('frappe/helpdesk#2214: a policy change hit live cases, and nobody could tell', () => {
  const openedAt = at('2026-11-23T16:00+01:00');
  const before = offeringOf(catalogue, 'professional');
  /** The next version promises an eighth of the time, and the offices close at noon. */
  const changed: Catalogue = {
    ...catalogue,
    offerings: [
      ...catalogue.offerings,
      {
        ...before,
        version: before.version + 1,
        commitments: before.commitments.map((row) => ({ ...row, target: { businessMinutes: 30 } })),
      },
    ],
    calendars: catalogue.calendars.map((calendar) => ({
      ...calendar,
      weekly: { mon: [['09:00', '12:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    })),
  };

  /** A case as it is opened under the newest version in a catalogue. */
  function opened(from: Catalogue): CaseFile {
    const request = { offering: 'professional', severity: 'B' } as const;
    const { commitments, calendars, policyVersion } = resolved(request, { from, openedAt });
    return caseFile({
      request: { ...REQUEST, ...request },
      policyVersion,
      commitments,
      calendars: keepCalendars(calendars),
      openedAt,
    });
  }

  test('frappe/helpdesk#2214: a case keeps the version that it was opened under', () => {
    const file = opened(catalogue);
    const later = opened(changed);
    expect([file.policyVersion, later.policyVersion]).toEqual([
      `professional@${before.version}`,
      `professional@${before.version + 1}`,
    ]);
    const [laterClock] = replay(later, [], openedAt).state.clocks;
    expect(laterClock!.dueAt).toBe(at('2026-11-30T09:30+01:00'));
    const dueAt = at('2026-11-24T12:00+01:00');
    const { state } = replay(file, [], openedAt + HOUR);
    expect(state).toMatchObject({ nextDueAt: dueAt, breached: false });
    const [clock] = state.clocks;
    const calendar = calendarIn(file, clock!.calendar);
    expect(remainingMs(clock!, calendar, at('2026-11-24T10:00+01:00'))).toBe(2 * HOUR);
  });

  test('frappe/helpdesk#2214: all of its commitments are in the case file', () => {
    const file = opened(catalogue);
    const copy = JSON.parse(JSON.stringify(file)) as CaseFile;
    expect(replay(copy, [], openedAt + DAY)).toEqual(replay(file, [], openedAt + DAY));
    expect(promisesIn(copy).C?.first_response?.target).toEqual({ businessMinutes: 480 });
  });
});
