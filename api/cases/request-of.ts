import { valueAt } from '../../catalogue/schema/condition.ts';
import { meant } from '../../catalogue/schema/issue-words.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { severitiesOf } from '../../catalogue/schema/severity-schema.ts';
import type { FieldError } from '../../catalogue/schema/validate.ts';
import type { CaseRequest, Severity, ValueMistake } from '../../domain/case/types.ts';
import { derivedSeverity } from '../../domain/case/severity-matrix.ts';
import type { OfferingAccount } from '../../domain/offering/facts.ts';
import { vocabularyMistakes } from '../../domain/offering/vocabulary.ts';
import { unknownSeverityText } from '../../domain/operator-text/severity-text.ts';
import { valueText } from '../../domain/operator-text/value-text.ts';
import { invalidBody, unknownSeverity } from '../http/problems.ts';

/** A request as it was sent: its severity may follow from its fields. */
export type SentRequest = Omit<CaseRequest, 'severity'> & { readonly severity: Severity | null };

/**
 * A request with its severity, after a look at whether its offering knows what it says.
 * Throws `Problem` 400 that names each value that is unknown, missing or of another kind.
 */
export function requestOf(
  offering: Offering,
  sent: SentRequest,
  account: Pick<OfferingAccount, 'fields'>,
): CaseRequest {
  const known = severitiesOf(offering);
  const { severity } = sent;
  if (severity !== null && !known.includes(severity)) {
    throw unknownSeverity(unknownSeverityText(severity, known));
  }
  const request = { ...sent, severity: severity ?? '' };
  const mistakes = vocabularyMistakes(offering, request, account);
  if (mistakes.length > 0) throw invalidBody(mistakes.map((each) => fieldError(each, request)));
  return { ...request, severity: severityOf(offering, sent) };
}

function severityOf({ severities: { matrix } }: Offering, sent: SentRequest): Severity {
  const { severity, fields } = sent;
  const derived = matrix ? derivedSeverity(matrix, fields) : null;
  if (derived === null) {
    if (severity !== null) return severity;
    throw invalidBody([{ path: 'severity', message: 'is required' }]);
  }
  if (severity === null || severity === derived) return derived;
  const names = matrix?.fields.map((name) => `fields.${name}`).join(' and ');
  const message = `must be ${derived}, as it follows from ${names}: leave it out`;
  throw invalidBody([{ path: 'severity', message }]);
}

/** With the name that may have been meant. */
function fieldError(mistake: ValueMistake, request: CaseRequest): FieldError {
  const { path } = mistake;
  const known = 'known' in mistake ? mistake.known : [];
  const written =
    mistake.wrong === 'unknown-field' ? path.split('.').at(-1) : valueAt(request, path);
  const isOfAccount = path.startsWith('account.');
  const where = isOfAccount ? '; PATCH /v1/accounts/{id} changes it' : '';
  return { path, message: `${valueText(mistake)}${meant(written, known)}${where}` };
}
