import { describe, expect, it } from 'vitest';
import { office } from '../time/calendars.ts';
import { fileOf } from './file-of.ts';

/** The lines of a file, unfolded. */
function linesOf(file: string): readonly string[] {
  return file.replaceAll('\r\n ', '').split('\r\n');
}

function uidsOf(file: string): readonly string[] {
  return linesOf(file).filter((line) => line.startsWith('UID'));
}

describe('a calendar’s file', () => {
  it('is the same each time, in lines of at most 75 bytes that end in CRLF', () => {
    const holidays = {
      '2026-05-04': '国民の休日; a "name", long enough to be folded: 国民の休日国民の休日',
    };
    const file = fileOf(office({ holidays }), '2026-01-01', '2027-01-01');
    expect(fileOf(office({ holidays }), '2026-01-01', '2027-01-01')).toBe(file);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const summary =
      'SUMMARY:国民の休日\\; a "name"\\, long enough to be folded: 国民の休日国民の休日';
    expect(linesOf(file)).toContain(summary);
  });

  it('has weekly hours as one event of all their weekdays, without the days that differ', () => {
    const calendar = office({
      holidays: { '2026-01-01': 'New Year', '2026-05-01': '' },
      exceptions: { '2026-12-24': [['09:00', '12:00']], '2026-05-02': [['10:00', '24:00']] },
    });
    const lines = linesOf(fileOf(calendar, '2026-01-01', '2027-01-01'));
    expect(lines.filter((line) => line.startsWith('RRULE'))).toEqual([
      'RRULE:FREQ=WEEKLY;UNTIL=20261231T080000Z;BYDAY=MO,TU,WE,TH,FR',
    ]);
    expect(lines.filter((line) => line.startsWith('EXDATE'))).toEqual([
      'EXDATE;TZID=Europe/Berlin:20260501T090000',
      'EXDATE;TZID=Europe/Berlin:20261224T090000',
    ]);
    expect(lines.filter((line) => line.startsWith('DTSTART;TZID'))).toEqual([
      'DTSTART;TZID=Europe/Berlin:20260102T090000',
      'DTSTART;TZID=Europe/Berlin:20260502T100000',
      'DTSTART;TZID=Europe/Berlin:20261224T090000',
    ]);
    expect(lines).toContain('DTEND;TZID=Europe/Berlin:20260503T000000');
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual([
      'SUMMARY:New Year',
      'SUMMARY:Holiday',
      ...Array.from({ length: 3 }, () => 'SUMMARY:Open: An office'),
    ]);
  });

  it('gives each event an id that does not change with the span', () => {
    const calendar = office({ holidays: { '2026-05-01': 'Labour Day' } });
    const all = ['UID:holiday-2026-05-01.office@sla-timers'].concat(
      'UID:open-mo-tu-we-th-fr-0900-1700.office@sla-timers',
    );
    expect(uidsOf(fileOf(calendar, '2026-01-01', '2027-01-01'))).toEqual(all);
    expect(uidsOf(fileOf(calendar, '2026-04-01', '2028-01-01'))).toEqual(all);
  });

  it('has the offsets of its zone, with the transitions of its span', () => {
    const lines = linesOf(fileOf(office(), '2026-01-01', '2027-01-01'));
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
    expect(zone.filter((line) => /^(BEGIN|DTSTART|TZ)/.test(line))).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Berlin',
      'BEGIN:STANDARD',
      'DTSTART:20251230T010000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
    ]);
  });
});
