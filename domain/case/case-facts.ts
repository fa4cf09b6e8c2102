import type { Cell } from '../../catalogue/schema/cell.ts';
import type { Facts } from '../../catalogue/schema/condition.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseNow } from './changed-case.ts';

/** A case as rows and conditions of its offering look at it. */
export type CaseFacts = Facts & Cell;

/** A case as conditions of its offering look at it, with what has changed since its opening. */
export function caseFacts(
  { request, account, openedOutside }: Pick<CaseFile, 'request' | 'account' | 'openedOutside'>,
  { changes, severity }: CaseNow,
): CaseFacts {
  return { ...request, ...changes, severity, openedOutside, account };
}

/** A case as they looked at it when it was opened. */
export function openingFacts(file: Parameters<typeof caseFacts>[0]): CaseFacts {
  return caseFacts(file, { changes: {}, severity: file.request.severity });
}
