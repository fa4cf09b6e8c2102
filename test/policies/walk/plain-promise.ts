import { isMeant, type PlainFacts } from '../../support/plain-terms.ts';
import { plainClock, type PlainClock } from './plain-clock.ts';
import {
  plainOffering,
  type PlainField,
  type PlainFields,
  type PlainOffering,
  type PlainRow,
} from './plain-files.ts';
import { hoursIn, type PlainPlace } from './plain-hours.ts';

type Value = string | number | boolean;
export type Values = Readonly<Record<string, Value>>;

/** What somebody asks for. */
export interface PlainCase {
  readonly offering: string;
  readonly plan: string | null;
  readonly category: string;
  /** Null where the offering derives it. */
  readonly severity: string | null;
  readonly requesterRole: string;
  readonly fields: Values;
  readonly account: PlainPlace & { readonly fields: Values };
  readonly openedAt: number;
}

/**
 * What somebody gets: clocks by metric with all that happens if nobody does anything, or the rules that are
 * broken, or the values that are wrong.
 */
export type PlainAnswer =
  | {
      readonly severity: string;
      /** Due at null is a row that promises nothing. */
      readonly clocks: Readonly<
        Record<string, { readonly rule: string; readonly dueAt: number | null }>
      >;
      /** `triage is due 1764064800000` */
      readonly happens: readonly string[];
    }
  | { readonly refused: readonly PlainRefusal[] }
  | { readonly wrong: readonly string[] };

export interface PlainRefusal {
  readonly code: string;
  readonly field: string;
  readonly alternative: Readonly<Record<string, unknown>> | null;
}

/** A walk through the rules of an offering, as its file has them. It shares no code with the service. */
export function plainPromise(asked: PlainCase): PlainAnswer {
  const offering = plainOffering(asked.offering);
  const { case: ofCase = {}, account: ofAccount = {} } = offering.fields ?? {};
  const wrong = [
    ...wrongIn(ofCase, asked.fields, 'fields'),
    ...wrongIn(ofAccount, onlyOf(ofAccount, asked.account.fields), 'account.fields'),
  ];
  if (wrong.length > 0) return { wrong };
  const severity = severityOf(offering, asked);
  const facts = factsOf(asked, severity);
  const broken = offering.rules.filter(({ when }) => isMeant(when, facts));
  if (broken.length > 0) {
    return {
      refused: broken.map(({ code, field, alternative }) => ({ code, field, alternative })),
    };
  }
  const first = offering.commitments.map((row) => {
    return { warnings: offering.warnings.percents, ...row, metric: 'first_response' };
  });
  const begun = ['first_response', 'resolution', ...ownMetrics(offering)];
  const rows = [...first, ...(offering.clocks ?? [])];
  const found = begun.flatMap((metric) => {
    const row = rows.find((each) => each.metric === metric && isFor(each, facts));
    return row === undefined ? [] : { metric, rule: row.id, clock: timedBy(row, asked) };
  });
  const clocks = found.map(({ metric, rule, clock }) => {
    return [metric, { rule, dueAt: clock?.dueAt ?? null }] as const;
  });
  const happens = found.flatMap(({ metric, clock }) => (clock ? linesOf(metric, clock) : []));
  return { severity, clocks: Object.fromEntries(clocks), happens: happens.toSorted() };
}

function linesOf(metric: string, { dueAt, warnings, escalations }: PlainClock): readonly string[] {
  return [
    ...warnings.map((at) => `${metric} warns ${at}`),
    `${metric} is due ${dueAt}`,
    ...escalations.map(({ level, at }) => `${metric} is escalated to ${level} ${at}`),
  ];
}

/** The offering's own metrics whose clocks start with the opening. */
function ownMetrics({ metrics = [] }: PlainOffering): readonly string[] {
  const begun = metrics.filter(({ starts }) => starts.some(({ on }) => on === 'opened'));
  return begun.map(({ id }) => id);
}

/** Null where a row promises nothing. */
function timedBy(row: PlainRow, { account, openedAt }: PlainCase): PlainClock | null {
  const { target, calendar, warnings, escalations } = row;
  if (target === null) return null;
  const timed = {
    target,
    calendar: calendar === null ? null : hoursIn(calendar, account),
    warnings: warnings ?? [],
    escalations: escalations ?? [],
  };
  return plainClock(timed, openedAt, account.timeZone);
}

function severityOf({ severities: { matrix } }: PlainOffering, asked: PlainCase): string {
  if (matrix === undefined) return asked.severity!;
  const [row, column] = matrix.fields;
  return matrix.rows[String(asked.fields[row])]![String(asked.fields[column])]!;
}

function factsOf(asked: PlainCase, severity: string): PlainFacts {
  const { plan, category, requesterRole, fields, account } = asked;
  const own = Object.entries(fields).map(([name, value]) => [`fields.${name}`, value]);
  const ofAccount = Object.entries(account.fields).map(([name, value]) => {
    return [`account.fields.${name}`, value];
  });
  const named = { plan, category, requesterRole, severity };
  return { ...named, ...Object.fromEntries([...own, ...ofAccount]) };
}

function isFor({ categories, severities, plans, when = {} }: PlainRow, facts: PlainFacts): boolean {
  return (
    categories.includes(String(facts['category'])) &&
    severities.includes(String(facts['severity'])) &&
    (plans === undefined || plans.includes(String(facts['plan']))) &&
    isMeant(when, facts)
  );
}

/** What of an account's fields the offering speaks of. */
function onlyOf(known: PlainFields, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in known));
}

/** The paths of values that are unknown, unfit or missing. */
function wrongIn(known: PlainFields, values: Values, path: string): readonly string[] {
  const unfit = Object.entries(values).filter(([name, value]) => !isFit(known[name], value));
  const missing = Object.entries(known).filter(([name, { required }]) => {
    return required === true && !(name in values);
  });
  return [...unfit, ...missing].map(([name]) => `${path}.${name}`);
}

function isFit(field: PlainField | undefined, value: Value): boolean {
  if (field === undefined) return false;
  const { type, maxLength = 200, values = [], min = value, max = value, whole } = field;
  if (type === 'choice') return values.some((each) => each === value);
  if (type === 'text') return typeof value === 'string' && value.length <= maxLength;
  if (typeof value !== type) return false;
  return (
    type === 'boolean' || (value >= min && value <= max && !(whole && Number(value) % 1 !== 0))
  );
}
