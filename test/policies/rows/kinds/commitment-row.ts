import { expect } from 'vitest';
import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { Category, Severity } from '../../../../catalogue/schema/vocabulary.ts';
import type { CaseRequest, EscalationRule, Threshold } from '../../../../domain/case/types.ts';
import type { Target } from '../../../../domain/time/target.ts';
import type { RowTest } from '../row-test.ts';
import { cellsOf } from './cells.ts';
import { expectSource, type Cited } from './cited.ts';
import { expectDeadline, type Deadline } from './deadline.ts';
import { coverageOf, type HoursWhere } from './hours.ts';
import {
  firstPromised,
  promised,
  refused,
  rowTest,
  viewOf,
  type Situation,
  type Subject,
} from './subject.ts';

/** A row of the table of promises, as the documents of policies/documents.yaml say it. */
interface CommitmentRow {
  readonly row: string;
  readonly categories: readonly Category[];
  readonly severities: readonly Severity[];
  /** Of those of the offering; by default all. */
  readonly plans?: readonly string[];
  /** Of `LANGUAGES`; by default all. */
  readonly languages?: readonly string[];
  /** Null is no commitment. */
  readonly target: Target | null;
  /** The calendar that the target is counted on; null is elapsed time. */
  readonly calendar: string | null;
  /** When the case is worked on. */
  readonly worked: readonly HoursWhere[];
  /** By default one, at 75 % of the target. */
  readonly warnings?: readonly Threshold[];
  readonly escalations?: readonly EscalationRule[];
  readonly note?: RegExp;
  readonly source: Cited;
  readonly deadlines?: readonly (Deadline & { readonly asks?: Partial<CaseRequest> })[];
}

const LANGUAGES = ['en', 'en-GB', 'de', 'ja-JP'] as const;

/** The tests of a row of the table of promises, by what requests get. */
export function commitmentTests(of: Subject, expected: CommitmentRow): readonly RowTest[] {
  const { worked, deadlines = [] } = expected;
  const test = (name: string, check: RowTest['check']) =>
    rowTest(of, `commitments ${expected.row}`, name, check);
  return [
    test(`promises ${spell(expected)}`, (from) => {
      for (const asks of asksOf(expected)) expectPromise(from, of, asks, expected);
    }),
    ...worked.map(([asks, hours]) =>
      test(`is worked on ${hours} where asked for ${JSON.stringify(asks)}`, (from) => {
        const all = { ...asksOf(expected)[0], ...asks };
        expect(firstPromised(from, of, all).coverage).toEqual(coverageOf(hours));
      }),
    ),
    test(expected.note ? `says ${String(expected.note)}` : 'has no note', (from) => {
      const row = viewOf(from, of).commitments.find(({ id }) => id === expected.row);
      if (expected.note) expect(row?.note).toEqual(expect.stringMatching(expected.note));
      else expect(row?.note).toBeUndefined();
    }),
    ...deadlines.map(({ asks = {}, ...deadline }) =>
      test(`answers ${deadline.started} by ${deadline.due}`, (from) => {
        expectPlan(from, of, { ...asksOf(expected)[0], ...asks }, deadline);
      }),
    ),
    test('is for these cases alone', (from) => {
      const taken = everyCell(of).filter((asks) => ruleFor(from, of, asks) === expected.row);
      expect(taken).toEqual(everyCell(of).filter((asks) => isAskedBy(expected, asks)));
    }),
  ];
}

function spell({ target, calendar, worked }: CommitmentRow): string {
  const hours = [...new Set(worked.map(([, each]) => each))].join(' or ');
  if (target === null) return `no time; worked on ${hours}`;
  const [amount] = Object.entries(target).map(([unit, said]) =>
    typeof said === 'number' ? `${said} ${unit}` : `${unit} ${JSON.stringify(said)}`,
  );
  return `${amount}, ${calendar ?? 'elapsed'}; worked on ${hours}`;
}

type AskedCell = Pick<CaseRequest, 'category' | 'severity' | 'plan' | 'language'>;

function everyCell(of: Subject): readonly AskedCell[] {
  const { plans = [] } = of;
  return (plans.length > 0 ? plans : [null]).flatMap((plan) =>
    cellsOf(of).flatMap((cell) => LANGUAGES.map((language) => ({ ...cell, plan, language }))),
  );
}

function isAskedBy(
  { categories, severities, plans, languages = LANGUAGES }: CommitmentRow,
  { category, severity, plan, language }: AskedCell,
): boolean {
  return (
    categories.includes(category) &&
    severities.includes(severity) &&
    (plans === undefined || plans.some((each) => each === plan)) &&
    languages.includes(language)
  );
}

/** A request for each category, severity and plan of the row. */
function asksOf({
  categories,
  severities,
  plans,
  languages = LANGUAGES,
}: CommitmentRow): readonly Partial<CaseRequest>[] {
  const [language = 'en'] = languages;
  const inPlans = plans?.map((plan) => ({ plan })) ?? [{}];
  return categories.flatMap((category) =>
    severities.flatMap((severity) =>
      inPlans.map((plan) => ({ category, severity, language, ...plan })),
    ),
  );
}

/** The row that a request gets its promise of; null where it is refused. */
function ruleFor(from: Catalogue, of: Subject, asks: AskedCell): string | null {
  if (refused(from, of, asks).length > 0) return null;
  return firstPromised(from, of, asks).rule;
}

function expectPromise(
  from: Catalogue,
  of: Subject,
  asks: Partial<CaseRequest>,
  { row, target, calendar, warnings = [75], escalations, source }: CommitmentRow,
): void {
  const commitment = firstPromised(from, of, asks);
  expect(commitment).toMatchObject({ rule: row, calendar });
  expect(commitment.warnings).toEqual(warnings);
  expect(commitment.escalations).toEqual(escalations ?? []);
  expect(commitment.target).toEqual(target);
  expectSource(commitment.source, source);
}

function expectPlan(
  from: Catalogue,
  of: Subject,
  asks: Partial<CaseRequest>,
  deadline: Deadline,
): void {
  const { account, started } = deadline;
  expectDeadline(timedOf(from, of, asks, { account, openedAt: Date.parse(started) }), deadline);
}

/** What is timed for a request, on the calendar as it is for the account. */
function timedOf(from: Catalogue, of: Subject, asks: Partial<CaseRequest>, situation?: Situation) {
  const { target, calendar, warnings } = firstPromised(from, of, asks, situation);
  const { calendars } = promised(from, of, asks, situation);
  return { target, warnings, calendar: calendar === null ? null : (calendars[calendar] ?? null) };
}
