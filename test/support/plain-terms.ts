import type { CaseFile, CommitmentRow, Metric, NonResponseStep } from '../../domain/case/types.ts';

/** What a condition may ask of a case: fields by name, those of the account by `account.…`. */
export type PlainFacts = Readonly<Record<string, unknown>>;

/** A case as it stands, one name for each thing that a condition may ask. */
export function plainFacts(file: CaseFile, now: PlainFacts): PlainFacts {
  const flat: Record<string, unknown> = { openedOutside: file.openedOutside };
  for (const [name, value] of Object.entries(file.account)) flat[`account.${name}`] = value;
  const told: PlainFacts = { ...file.request, ...now };
  for (const [name, value] of Object.entries(Object(told['fields'])))
    flat[`fields.${name}`] = value;
  for (const [name, value] of Object.entries(file.account.fields)) {
    flat[`account.fields.${name}`] = value;
  }
  return { ...told, ...flat };
}

/** The first row of the table that is for such a case. */
export function plainRow(
  { commitments }: CaseFile,
  metric: Metric,
  facts: PlainFacts,
): CommitmentRow | null {
  for (const row of commitments) {
    const isIts =
      row.metric === metric &&
      row.severities.some((severity) => severity === facts['severity']) &&
      row.categories.some((category) => category === facts['category']) &&
      (!row.plans || row.plans.some((plan) => plan === facts['plan']));
    if (isIts && isMeant(row.when, facts)) return row;
  }
  return null;
}

/** The calendar that the customer's time is counted on. */
export function plainCalendar({ calendar }: NonResponseStep, facts: PlainFacts): string | null {
  if (calendar === null || typeof calendar === 'string') return calendar;
  for (const choice of calendar) if (isMeant(choice.when, facts)) return choice.calendar;
  return null;
}

/** Whether everything that a condition says of a case is so. */
export function isMeant(when: unknown, facts: PlainFacts): boolean {
  for (const [field, said] of Object.entries<unknown>(Object(when))) {
    if (field === 'any' || field === 'all') {
      const held = (said as unknown[]).filter((each) => isMeant(each, facts)).length;
      if (held < (field === 'any' ? 1 : (said as unknown[]).length)) return false;
    } else if (field === 'not') {
      if (isMeant(said, facts)) return false;
    } else if (!isAllSo(facts[field] ?? null, Object(said))) return false;
  }
  return true;
}

function isAllSo(value: unknown, matcher: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(matcher).every(([word, wanted]) => isSo(value, word, wanted));
}

function isSo(value: unknown, word: string, wanted: unknown): boolean {
  switch (word) {
    case 'is':
      return value === wanted;
    case 'in':
      return (wanted as unknown[]).includes(value);
    case 'notIn':
      return !(wanted as unknown[]).includes(value);
    case 'absent':
      return value === null;
    case 'present':
      return value !== null;
    case 'includes':
      return (value as unknown[]).includes(wanted);
    case 'excludes':
      return !(value as unknown[]).includes(wanted);
    case 'atLeast':
      return typeof value === 'number' && value >= Number(wanted);
    case 'moreThan':
      return typeof value === 'number' && value > Number(wanted);
    case 'atMost':
      return typeof value === 'number' && value <= Number(wanted);
    case 'lessThan':
      return typeof value === 'number' && value < Number(wanted);
    default:
      throw new TypeError(`this model does not know ${word}`);
  }
}
