import type { CaseFile } from '../../domain/case/types.ts';
import { changedText, versionsOfCase } from '../../domain/offering/policy-versions.ts';
import { PolicyChangedError } from '../../ledger/errors.ts';
import type { ApiDeps } from '../http/deps.ts';
import { problem } from '../http/problems.ts';

/**
 * Keeps what the versions say that a case is about to be opened under. Throws `Problem` 503 if cases were
 * opened under one of them when it said something else.
 */
export async function pinPolicies(
  { ledger, catalogue }: Pick<ApiDeps, 'ledger' | 'catalogue'>,
  file: Pick<CaseFile, 'policyVersion' | 'calendars'>,
): Promise<void> {
  try {
    await ledger.policies.pin(versionsOfCase(catalogue, file));
  } catch (error) {
    if (!(error instanceof PolicyChangedError)) throw error;
    const sentences = error.files.map((each) => changedText(catalogue.digests, each));
    throw problem('policy-changed', `${sentences.join('; ')}.`, { cause: error });
  }
}
