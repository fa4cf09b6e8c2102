import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  CancellationScope,
  ChildWorkflowCancellationType,
  ParentClosePolicy,
  startChild,
} from '@temporalio/workflow';
import type { CaseFile, CreditTerms, HeldCredit } from '../../domain/case/types.ts';
import { CASE_WORKFLOW, type ActArgs, type PartOfCase } from '../messages/case-messages.ts';
import { notDrafted } from '../messages/failures.ts';
import { attributesOf } from '../messages/search-attributes.ts';
import { wrongInFile } from './checked-file.ts';

/**
 * Reads what an act says about a part. The API drafted the part; this only checks that it has the
 * API's shape.
 * Throws `ApplicationFailure` `invalid-arguments`.
 */
export function childOf(args: Partial<ActArgs> | undefined): { child: string; title: string } {
  const { id, request }: Partial<CaseFile> = args?.part?.file ?? {};
  if (typeof id !== 'string' || typeof request?.title !== 'string') throw notDrafted();
  return { child: id, title: request.title };
}

/** What a part is started with. */
export type PartStart = ReturnType<typeof partStart>;

/**
 * Builds the start of a sub-problem as a case of its own. Only a part that the API could have
 * drafted may start anything.
 * Throws `ApplicationFailure` `invalid-arguments` for a part that does not belong to this case.
 */
export function partStart(part: PartOfCase | undefined, whole: CaseFile) {
  if (!part || wrongInFile(part.file) !== null) throw notDrafted();
  const { file, summary, details } = part;
  if (!isText(summary) || !isText(details)) throw notDrafted();
  if (file.parent !== whole.id || file.id === whole.id) throw notDrafted();
  if (!ID.test(file.id) || file.account.id !== whole.account.id) throw notDrafted();
  if (file.credit && !isDrafted(file.credit)) throw notDrafted();
  return {
    workflowId: file.id,
    args: [file] as [CaseFile],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    cancellationType: ChildWorkflowCancellationType.ABANDON,
    workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    staticSummary: summary,
    staticDetails: details,
    typedSearchAttributes: attributesOfPart(file),
  };
}

const ID = /^case_[\w-]{1,64}$/;
const PACK_ID = /^pack_[\w-]{1,64}$/;

/** Far longer than what the API writes for a case with the longest texts. */
const MAX_CHARACTERS = 50_000;

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_CHARACTERS;
}

function isDrafted({ packs, held }: CreditTerms): boolean {
  return held === undefined && packs.every(isPackId);
}

function isPackId(id: unknown): boolean {
  return typeof id === 'string' && PACK_ID.test(id);
}

function attributesOfPart(file: CaseFile) {
  try {
    const attributes = attributesOf(file, Date.now());
    if (attributes.every(({ value }) => typeof value !== 'object' || value instanceof Date)) {
      return attributes;
    }
  } catch {
    // A file that cannot be replayed was not drafted by the API.
  }
  throw notDrafted();
}

/** The same part with the credit that was taken for it. */
export function holding(start: PartStart, held: HeldCredit): PartStart {
  const [file] = start.args;
  return {
    ...start,
    args: [{ ...file, ...(file.credit && { credit: { ...file.credit, held } }) }],
  };
}

/**
 * Starts the sub-problem. The engine links the two workflows, but neither ends the other. A part
 * that has already been started is left as it is.
 */
export async function startPart(start: PartStart): Promise<void> {
  try {
    // A part for which a credit was taken must be started even when this case is cancelled.
    await (start.args[0].credit?.held
      ? CancellationScope.nonCancellable(() => startChild(CASE_WORKFLOW, start))
      : startChild(CASE_WORKFLOW, start));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
