import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { CaseChanges } from './act.ts';
import type { CaseFile } from './case-file.ts';
import type { Changed } from './case-state.ts';
import { derivedSeverity } from './severity-matrix.ts';
import {
  fieldMistakes,
  unknownValue,
  withFields,
  type ValueMistake,
  type Vocabulary,
} from './vocabulary.ts';

/** What of a case can be changed, as it is now. */
export interface CaseNow {
  readonly changes: Changed;
  readonly severity: Severity;
}

/** A case after changes; its severity follows the fields from which its offering derives it. */
export function changedCase(
  file: Pick<CaseFile, 'request' | 'severityMatrix'>,
  { changes, severity }: CaseNow,
  sent: CaseChanges,
): CaseNow {
  const { fields: sentFields, ...others } = sent;
  if (sentFields === undefined) return { changes: { ...changes, ...others }, severity };
  const fields = withFields(changes.fields ?? file.request.fields, sentFields);
  const { severityMatrix: matrix } = file;
  const isDerived = matrix?.fields.some((name) => Object.hasOwn(sentFields, name)) === true;
  const derived = isDerived ? derivedSeverity(matrix, fields) : null;
  return { changes: { ...changes, ...others, fields }, severity: derived ?? severity };
}

/** What the case's offering does not know of what changes say. */
export function mistakesIn(
  { plans, categories, fields }: Vocabulary,
  sent: CaseChanges,
): readonly ValueMistake[] {
  const ids = categories.map(({ id }) => id);
  return [
    ...unknownValue('category', sent.category, ids),
    ...unknownValue('plan', sent.plan, plans),
    ...fieldMistakes(fields, sent.fields ?? {}, 'fields'),
  ];
}

/** What an act may change of what conditions look at. */
const CHANGING = {
  severity: true,
  businessImpact: true,
  title: true,
  reference: true,
  assignee: true,
  contact: true,
  resourcesCommitted: true,
  roundTheClock: true,
  category: true,
  plan: true,
  fields: true,
} as const satisfies Readonly<Record<keyof Changed | 'severity', true>>;

/** Whether what conditions find at a path, such as `contact.email`, stays as it was when the case opened. */
export function isSettled(path: string): boolean {
  const [name = ''] = path.split('.');
  return !Object.hasOwn(CHANGING, name);
}

/** What no offering's condition can ask for. */
const DETAILS: readonly string[] = [
  'assignee',
  'reference',
  'title',
] satisfies readonly (keyof CaseChanges)[];

/** Whether changes say anything of a case by which something else may be promised to it. */
export function changesSubject(changes: CaseChanges): boolean {
  return Object.keys(changes).some((name) => !DETAILS.includes(name));
}
