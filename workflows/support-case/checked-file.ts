import type { Act } from '../../domain/case/act.ts';
import { caseFileShape } from '../../domain/case/case-file-shape.ts';
import { jsonBytes } from '../../domain/case/json-bytes.ts';
import { severityRank } from '../../domain/case/severities.ts';
import { MAX_FILE_BYTES } from '../../domain/case/message-limits.ts';
import type { CaseFile } from '../../domain/case/types.ts';
import { readAct } from './act-arguments.ts';

/** The engine adds what the API does not count, such as the id. */
const TOLERANCE_BYTES = 10_000;

/**
 * The path of the first value of a file that is not as the API drafts it, such as `account.id`; null
 * if it is a file as it has to be. Whoever reaches the engine's port can start a case with any input.
 */
export function wrongInFile(file: unknown): string | null {
  const path = caseFileShape(file, '');
  if (path !== null) return path === '' ? 'file' : path;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its shape has just been checked
  const read = file as CaseFile;
  if (jsonBytes(file) > MAX_FILE_BYTES + TOLERANCE_BYTES) return 'file';
  const wrong = read.history.findIndex((act) => !isRead(act));
  return wrong === -1 ? unknownSeverityIn(read) : `history.${wrong}`;
}

/** Where a file names a severity that its offering does not have. */
function unknownSeverityIn(file: CaseFile): string | null {
  const { request, nonResponse } = file;
  const isKnown = (severity: string) => severityRank(file, severity) > 0;
  if (!isKnown(request.severity)) return 'request.severity';
  const steps = Object.entries(nonResponse?.steps ?? {});
  const wrong = steps.find(
    ([severity, { step }]) =>
      !isKnown(severity) || (typeof step !== 'string' && !isKnown(step.severity)),
  );
  return wrong ? `nonResponse.steps.${wrong[0]}` : null;
}

/** Whether an act has the fields of its kind, as they are read from an update. */
function isRead({ act, id, at, ...fields }: Act): boolean {
  try {
    readAct(act, fields, { id, now: at, retractableAt: () => null, inHistory: true });
    return true;
  } catch {
    return false;
  }
}
