import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { localCalendar } from '../../domain/offering/calendar.ts';
import { ownCatalogue } from '../support/catalogues.ts';

const catalogue = ownCatalogue();

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
    ['CH-GL', '2027-04-01', 'Näfelser Fahrt'],
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
    ['AU-ACT', '2017-09-25', 'Family Day'],
    ['AU-ACT', '2018-05-28', 'Reconciliation Day'],
    ['AU-NSW', '2026-04-27', 'Anzac Day (substitute day)'],
    ['AU-TAS', '2027-03-28', 'Easter Sunday'],
    ['AU-VIC', '2020-10-23', 'AFL Grand Final Friday'],
    ['AU-VIC', '2026-09-25', 'AFL Grand Final Friday'],
    ['BR-AC', '2026-01-23', 'Dia do evangélico'],
    ['BR-AP', '2015-11-20', 'Black Awareness Day'],
    ['BR-PB', '2015-07-26', 'Homenagem à memória do ex-presidente João Pessoa'],
    ['BR-PE', '2017-03-05', 'Revolução Pernambucana de 1817'],
    ['BR-PE', '2026-03-06', 'Revolução Pernambucana de 1817'],
    ['CA-BC', '2023-09-30', 'National Day for Truth and Reconciliation'],
    ['CA-MB', '2024-09-30', 'National Day for Truth and Reconciliation'],
    ['CA-NT', '2022-09-30', 'National Day for Truth and Reconciliation'],
    ['CA-NU', '2020-07-09', 'Nunavut Day'],
    ['CA-ON', '2021-12-28', 'Boxing Day (substitute day)'],
    ['CA-QC', '2018-06-25', 'National Holiday (substitute day)'],
    ['ES-CB', '2026-07-28', 'Día de las Instituciones de Cantabria'],
    ['ES-CM', '2019-05-31', 'Día de Castilla-La Mancha'],
    ['ES-MC', '2025-06-09', 'Día de la Región de Murcia'],
    ['ES-NC', '2026-12-03', 'San Francisco Javier'],
    ['ES-VC', '2026-10-09', 'Día de la Comunitat Valenciana'],
    ['FR-MF', '2018-05-28', 'Abolition of Slavery'],
    ['GB-SCT', '2026-06-15', 'World Cup bank holiday'],
    ['US-MA', '2021-07-05', 'Independence Day (substitute day)'],
    ['US-MA', '2022-06-20', 'Juneteenth (substitute day)'],
    ['US-MT', '2026-11-03', 'Election Day'],
    ['US-NV', '2024-11-29', 'Family Day'],
    ['US-TX', '2023-11-10', 'Veterans Day (substitute day)'],
    ['US-VT', '2024-08-16', 'Bennington Battle Day'],
    ['US-WV', '2030-11-29', "Lincoln's Day"],
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
    ['IN-ML', '2026-06-15', 'a day of Mizoram'],
    ['AU-ACT', '2017-05-29', 'Reconciliation Day before 2018'],
    ['AU-NSW', '2020-04-27', 'the Monday after an Anzac Day on a Saturday, before 2026'],
    ['AU-TAS', '2026-04-05', 'Easter Sunday before 2027'],
    ['AU-VIC', '2020-09-25', 'the last Friday of September, four weeks before the final'],
    ['BR-AC', '2026-01-12', 'the wrong date of Dia do evangélico'],
    ['BR-PB', '2016-07-26', 'no holiday since 2016'],
    ['BR-PE', '2026-03-01', 'the Sunday on which the revolution was remembered before 2018'],
    ['BR-PR', '2025-12-19', 'the emancipation of Paraná, no holiday'],
    ['CA-NT', '2025-12-26', 'Boxing Day, off for the public service alone'],
    ['CA-ON', '2026-04-06', 'Easter Monday, off for the public service alone'],
    ['CA-YT', '2022-09-30', 'Truth and Reconciliation before 2023'],
    ['CA-AB', '2026-09-30', 'Truth and Reconciliation, not of Alberta'],
    ['ES-CB', '2026-06-28', 'the wrong month of the institutions'],
    ['ES-MC', '2024-06-09', 'the year without the day of the region'],
    ['FR-MF', '2018-05-27', 'the abolition of slavery is remembered a day later'],
    ['US-MA', '2023-11-10', 'the Friday before a holiday on a Saturday'],
    ['US-MA', '2020-07-03', 'the Friday before a holiday on a Saturday'],
    ['US-MT', '2025-11-04', 'a year without a general election'],
    ['US-NV', '2024-11-22', 'the Friday before Thanksgiving'],
    ['US-VT', '2024-08-19', 'the third Monday of August'],
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
