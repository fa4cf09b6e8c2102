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

/**
 * What an act says of a part. The API has drafted it: here is only seen that it was the API.
 * Throws `ApplicationFailure` `invalid-arguments`.
 */
export function partSaid(args: Partial<ActArgs> | undefined): { child: string; title: string } {
  const { id, request }: Partial<CaseFile> = args?.part?.file ?? {};
  if (typeof id !== 'string' || typeof request?.title !== 'string') throw notDrafted();
  return { child: id, title: request.title };
}

/** What a part is started with. */
export type PartStart = ReturnType<typeof partStart>;

/**
 * How a sub-problem is started as a case of its own. The API has drafted it; what else somebody may
 * have sent must not start anything.
 * Throws `ApplicationFailure` `invalid-arguments` for a part that is no case of this one.
 */
export function partStart(part: PartOfCase | undefined, whole: CaseFile) {
  if (!part) throw notDrafted();
  const { file, summary, details } = part;
  if (file.parent !== whole.id || file.id === whole.id) throw notDrafted();
  if (!ID.test(file.id) || file.account?.id !== whole.account.id) throw notDrafted();
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

/** Far more than a rule says of itself. */
const MAX_CHARACTERS = 5_000;

function isDrafted({ noneLeft, packs, held }: CreditTerms): boolean {
  const isSaid = JSON.stringify(noneLeft ?? '').length <= MAX_CHARACTERS && noneLeft?.detail;
  return Boolean(isSaid) && held === undefined && Array.isArray(packs) && packs.every(isPackId);
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
    // Whatever is wrong with it, it was not drafted.
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
 * Starts the sub-problem. The engine links the two; neither ends the other. One that was started
 * before is left as it is.
 */
export async function startPart(start: PartStart): Promise<void> {
  try {
    // A part for which a credit was taken must come to be.
    await (start.args[0].credit?.held
      ? CancellationScope.nonCancellable(() => startChild(CASE_WORKFLOW, start))
      : startChild(CASE_WORKFLOW, start));
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
