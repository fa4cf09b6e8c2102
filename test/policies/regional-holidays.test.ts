import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { localCalendar } from '../../domain/offering/calendar.ts';
import { loadCatalogue } from '../../policies/load.ts';

const catalogue = loadCatalogue();

/** The holidays of an account of this subdivision, by date. */
function daysOf(subdivision: string): Readonly<Record<string, string>> {
  const place = { region: subdivision.slice(0, 2), subdivision, timeZone: 'UTC' };
  return localCalendar(catalogue, 'local-business', place).calendar.holidays;
}

const parts = z.record(z.string(), z.record(z.literal('_contains'), z.array(z.string())));
const containment = z.object({ supplemental: z.object({ subdivisionContainment: parts }) });

/** The codes of ISO 3166-2 under a country or a part of it, as Unicode's CLDR has them. */
function isoCodesIn(place: string): readonly string[] {
  const data: unknown = createRequire(import.meta.url)(
    'cldr-core/supplemental/subdivisionContainment.json',
  );
  const { subdivisionContainment } = containment.parse(data).supplemental;
  const within = (each: string): readonly string[] =>
    Object.values(subdivisionContainment[each] ?? {})
      .flat()
      .flatMap((part) => [part, ...within(part)]);
  return within(place).map((code) => `${code.slice(0, 2)}-${code.slice(2)}`.toUpperCase());
}

describe("a region's own holidays", () => {
  it.each([
    ['DE-BY', '2026-01-06', 'Epiphany'],
    ['DE-BY', '2026-06-04', 'Corpus Christi'],
    ['DE-BE', '2019-03-08', "International Women's Day"],
    ['DE-BE', '2025-05-08', 'Liberation Day (80th Anniversary)'],
    ['DE-SL', '2026-08-15', 'Assumption'],
    ['DE-SN', '2026-11-18', 'Day of Prayer and Repentance'],
    ['GB-SCT', '2026-01-02', 'January 2nd'],
    ['GB-SCT', '2026-11-30', 'St Andrew’s Day'],
    ['GB-SCT', '2026-08-03', 'Summer bank holiday'],
    ['GB-ENG', '2026-08-31', 'Summer bank holiday'],
    ['GB-NIR', '2026-03-17', 'St Patrick’s Day'],
    ['US-CA', '2026-03-31', 'César Chávez Day'],
    ['US-CA', '2026-11-27', 'Day after Thanksgiving Day'],
    ['US-TX', '2026-12-24', 'Christmas Eve'],
    ['CH-GE', '2026-09-10', 'Jeûne Genevois'],
    ['CH-GL', '2026-04-09', 'Näfelser Fahrt'],
    ['CH-TI', '2026-03-19', 'Saint Joseph'],
    ['CA-QC', '2026-06-24', 'National Holiday'],
    ['CA-ON', '2026-02-16', 'Family Day'],
    ['AU-VIC', '2026-11-03', 'Melbourne Cup'],
    ['AU-TAS', '2023-01-02', "New Year's Day"],
    ['ES-MD', '2022-05-02', 'Día de la Comunidad de Madrid'],
    ['ES-CT', '2026-09-11', 'Dia de Cataluña'],
    ['FR-67', '2026-12-26', 'Boxing Day'],
    ['FR-974', '2026-12-20', 'Abolition of Slavery'],
    ['IN-OD', '2026-04-01', 'Odisha Day'],
    ['IT-BZ', '2026-05-25', 'Whit Monday'],
    ['BR-SP', '2026-07-09', 'Revolução Constitucionalista'],
    ['BR-SP', '2026-11-20', 'Black Awareness Day'],
    ['NZ-AUK', '2026-01-26', 'Provincial anniversary day'],
  ])('close %s on %s for %s', (subdivision, date, name) => {
    expect(daysOf(subdivision)[date]).toBe(name);
  });

  it.each([
    ['DE-BY', '2026-08-15', 'Assumption, which a part of Bavaria alone has'],
    ['DE-BE', '2018-03-08', "Women's Day before 2019"],
    ['DE-BE', '2026-01-06', 'Epiphany'],
    ['GB-ENG', '2026-01-02', 'a holiday of Scotland'],
    ['GB-SCT', '2026-04-06', 'Easter Monday'],
    ['US-CA', '2026-10-12', 'Columbus Day'],
    ['CH-GE', '2026-12-26', 'Boxing Day'],
    ['CH-GL', '2026-04-02', 'Maundy Thursday, to which Näfelser Fahrt gives way'],
    ['CH-VS', '2026-05-01', 'Labour Day, a half day'],
    ['AU-TAS', '2023-01-03', 'the Tuesday after a new year on a Sunday'],
    ['AU-NT', '2026-12-24', 'Christmas Eve, from 19:00'],
    ['IN-KL', '2026-04-21', 'no new year'],
  ])('leave %s open on %s: %s', (subdivision, date) => {
    expect(daysOf(subdivision)[date]).toBeUndefined();
  });

  it.each(catalogue.holidays)('are filed under codes of ISO 3166-2: $country', (snapshot) => {
    const iso = isoCodesIn(snapshot.country);
    expect(snapshot.subdivisions.filter((code) => !iso.includes(code))).toEqual([]);
  });

  it('are known of the parts of fifteen countries', () => {
    const counts = catalogue.holidays
      .filter(({ subdivisions }) => subdivisions.length > 0)
      .map(({ country, subdivisions }) => `${country} ${subdivisions.length}`);
    expect(counts).toEqual([
      'AT 9',
      'AU 8',
      'BE 3',
      'BR 27',
      'CA 13',
      'CH 26',
      'DE 16',
      'ES 19',
      'FR 10',
      'GB 4',
      'IN 33',
      'IT 6',
      'NL 3',
      'NZ 17',
      'US 51',
    ]);
  });
});
