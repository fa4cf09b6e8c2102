import { describe, expect, test } from 'vitest';
import { coverageView } from '../../../domain/view/coverage-view.ts';
import type { LanguageCoverage } from '../../../domain/case/types.ts';
import { caseFile } from '../../support/case-file.ts';
import { at, daily } from '../time/calendars.ts';
import { newestZoneData } from '../../../domain/time/zone.ts';
import { keepCalendars } from '../../../domain/offering/kept-calendars.ts';

const source = { document: '000', section: 'hours' };
const pinned = (id: string, from: string, to: string) => ({
  ...daily('Asia/Shanghai', [from, to]),
  id,
  version: 1,
  zoneData: newestZoneData(),
});

/** Worked on from nine to five; a language served from three to nine in the evening. */
const file = caseFile({
  calendars: keepCalendars({
    office: pinned('office', '09:00', '17:00'),
    evening: pinned('evening', '15:00', '21:00'),
  }),
});
const OFFICE = { kind: 'business-hours', calendar: 'office' } as const;
const inTheEvening: LanguageCoverage = {
  kind: 'business-hours',
  calendar: 'evening',
  language: 'zh',
  interpreter: false,
  note: null,
  source,
};

describe('who is on duty for a case', () => {
  test('says that somebody is while the calendar is open, until it closes', () => {
    expect(coverageView(OFFICE, file, at('2026-11-21T09:00+08:00')).duty).toEqual({
      onDuty: true,
      until: '2026-11-21T09:00:00.000Z',
      untilLocal: '2026-11-21T17:00:00.000+08:00',
      nextAt: null,
      nextAtLocal: null,
    });
  });

  test('says that nobody is from the very closing on, until the next opening', () => {
    expect(coverageView(OFFICE, file, at('2026-11-21T17:00+08:00')).duty).toEqual({
      onDuty: false,
      until: null,
      untilLocal: null,
      nextAt: '2026-11-22T01:00:00.000Z',
      nextAtLocal: '2026-11-22T09:00:00.000+08:00',
    });
  });

  test('says that somebody is at every hour under 24x7, without end', () => {
    const always = coverageView({ kind: '24x7', calendar: null }, file, at('2026-11-21T03:00Z'));
    expect(always.duty).toMatchObject({ onDuty: true, until: null, nextAt: null });
  });

  test('speaks a language while the case is worked on and the language is served', () => {
    const withLanguage = { ...file, language: inTheEvening };
    const dutyAt = (text: string) => coverageView(OFFICE, withLanguage, at(text)).language?.duty;
    expect(dutyAt('2026-11-21T10:00+08:00')).toMatchObject({
      onDuty: false,
      nextAtLocal: '2026-11-21T15:00:00.000+08:00',
    });
    expect(dutyAt('2026-11-21T16:00+08:00')).toMatchObject({
      onDuty: true,
      untilLocal: '2026-11-21T17:00:00.000+08:00',
    });
    expect(dutyAt('2026-11-21T18:00+08:00')).toMatchObject({
      onDuty: false,
      nextAtLocal: '2026-11-22T15:00:00.000+08:00',
    });
  });

  test('is known for a case without language and channel, which are null', () => {
    const view = coverageView(OFFICE, file, at('2026-11-21T10:00+08:00'));
    expect(view).toMatchObject({ ...OFFICE, language: null, channel: null });
    expect(view.duty.onDuty).toBe(true);
  });
});
