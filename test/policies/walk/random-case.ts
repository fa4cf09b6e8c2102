import * as fc from 'fast-check';
import { plainOffering, type PlainField, type PlainFields } from './plain-files.ts';
import type { PlainPlace } from './plain-hours.ts';
import type { PlainCase, Values } from './plain-promise.ts';
import { edgesOf, holidaysOf, instantOf, regionalHolidaysOf } from './telling-times.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2025, 0);
const END = Date.UTC(2028, 0);

const ROLES = ['administrator', 'delegated-partner', 'user'];

/** Of each kind: with and without clocks that change, odd offsets, parts of their own holidays, no known holidays. */
const PLACES: readonly PlainPlace[] = [
  { region: 'DE', subdivision: null, timeZone: 'Europe/Berlin' },
  { region: 'DE', subdivision: 'DE-SL', timeZone: 'Europe/Berlin' },
  { region: 'DE', subdivision: 'DE-BY', timeZone: 'Europe/Berlin' },
  { region: 'GB', subdivision: 'GB-SCT', timeZone: 'Europe/London' },
  { region: 'US', subdivision: 'US-TX', timeZone: 'America/Chicago' },
  { region: 'US', subdivision: 'US-GA', timeZone: 'America/New_York' },
  { region: 'BR', subdivision: null, timeZone: 'America/Sao_Paulo' },
  { region: 'IN', subdivision: null, timeZone: 'Asia/Kolkata' },
  { region: 'SG', subdivision: null, timeZone: 'Asia/Singapore' },
  { region: 'AU', subdivision: 'AU-NSW', timeZone: 'Australia/Lord_Howe' },
  { region: 'NZ', subdivision: null, timeZone: 'Pacific/Auckland' },
  { region: 'IS', subdivision: null, timeZone: 'Atlantic/Reykjavik' },
];

/** The Sundays, in UTC, of the nights in which clocks change in Europe, North America or Australia. */
const CHANGES = `
  2025-03-09 2025-03-30 2025-04-06 2025-10-05 2025-10-26 2025-11-02
  2026-03-08 2026-03-29 2026-04-05 2026-10-04 2026-10-25 2026-11-01
  2027-03-14 2027-03-28 2027-04-04 2027-10-03 2027-10-31 2027-11-07
`
  .trim()
  .split(/\s+/)
  .map((date) => Date.parse(date));

function daysAround(days: readonly number[]): fc.Arbitrary<number> {
  const offset = fc.integer({ min: -3, max: 2 }).map((count) => count * DAY);
  return fc.tuple(fc.constantFrom(...days), offset).map(([day, ms]) => day + ms);
}

function withinYears(dates: readonly string[]): readonly number[] {
  return dates.map((date) => Date.parse(date)).filter((each) => each >= BEGIN && each < END);
}

/** Midnights of UTC: any, and as many around changes of clocks, holidays, and holidays of a part of a country. */
function dayFor(id: string, place: PlainPlace): fc.Arbitrary<number> {
  const any = fc.integer({ min: BEGIN / DAY, max: END / DAY - 1 }).map((day) => day * DAY);
  const telling = [holidaysOf(id, place), regionalHolidaysOf(id, place)].map(withinYears);
  const around = [CHANGES, ...telling].filter((days) => days.length > 0);
  return fc.oneof(any, ...around.map(daysAround));
}

/** Any instant of such a day, or one at which something opens, closes or is late, or a millisecond beside it. */
function openingFor(id: string, place: PlainPlace): fc.Arbitrary<number> {
  const day = dayFor(id, place);
  const beside = fc.constantFrom(-1, 0, 0, 1);
  const edge = fc.constantFrom(...edgesOf(id, place));
  return fc.oneof(
    fc.tuple(day, fc.nat(DAY - 1)).map(([from, ms]) => from + ms),
    fc.tuple(day, edge, beside).map(([from, at, ms]) => instantOf(from, at) + ms),
  );
}

const openings = new Map<string, fc.Arbitrary<number>>();

/** They are made once, as that takes longer than a walk. */
function opening(id: string, place: PlainPlace): fc.Arbitrary<number> {
  const key = `${id} ${JSON.stringify(place)}`;
  const found = openings.get(key) ?? openingFor(id, place);
  openings.set(key, found);
  return found;
}

/** A value that a field can have, or rarely one beside it. */
function valueOf({ type, values = [], maxLength = 200, min = 0, max = 9 }: PlainField) {
  const odd = fc.constantFrom<string | number | boolean>('odd', 0.5, max + 1, min - 1, true);
  const usual: Readonly<Record<PlainField['type'], fc.Arbitrary<string | number | boolean>>> = {
    text: fc.constantFrom(1, maxLength).map((length) => 'x'.repeat(length)),
    choice: fc.constantFrom(...values, ...(values.length === 0 ? ['none'] : [])),
    number: fc.integer({ min, max }),
    boolean: fc.boolean(),
  };
  const tooLong = fc.constant('x'.repeat(maxLength + 1));
  return fc.oneof(
    { weight: 30, arbitrary: usual[type] },
    { weight: 1, arbitrary: type === 'text' ? tooLong : odd },
  );
}

/** Some of the fields; those that are required are seldom missing. */
function valuesOf(fields: PlainFields): fc.Arbitrary<Values> {
  const each = Object.entries(fields).map(([name, field]) => {
    const value = valueOf(field).map((found) => ({ [name]: found }));
    return fc.oneof(
      { weight: field.required === true ? 30 : 3, arbitrary: value },
      { weight: 1, arbitrary: fc.constant({}) },
    );
  });
  return fc.tuple(...each).map((parts) => Object.assign({}, ...parts) as Values);
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id);
}

/** A case that somebody may ask for under an example. */
export function caseUnder(id: string): fc.Arbitrary<PlainCase> {
  const { plans = [], categories, roles = [], fields = {}, severities } = plainOffering(id);
  const { levels, matrix } = severities;
  return fc.constantFrom(...PLACES).chain((place) =>
    fc.record({
      offering: fc.constant(id),
      plan: fc.constantFrom(null, ...idsOf(plans), ...idsOf(plans)),
      category: fc.constantFrom(...idsOf(categories)),
      severity: matrix ? fc.constant(null) : fc.constantFrom(...idsOf(levels)),
      requesterRole: fc.constantFrom(...ROLES, ...idsOf(roles), ...idsOf(roles)),
      fields: valuesOf(fields.case ?? {}),
      account: fc
        .record({
          own: valuesOf(fields.account ?? {}),
          ofOthers: fc.constantFrom({}, { tier: 'gold' }),
        })
        .map(({ own, ofOthers }) => ({ ...place, fields: { ...own, ...ofOthers } })),
      openedAt: opening(id, place),
    }),
  );
}
