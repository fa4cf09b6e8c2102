import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { standing } from '../domain/case/standing.ts';
import type { CaseFile, CaseState } from '../domain/case/types.ts';
import { SEARCH_ATTRIBUTES } from './search-attributes.ts';

/** Keeps what the Temporal UI shows of a case true, touching only what has changed. */
export class OperatorView {
  readonly #file: CaseFile;

  constructor(file: CaseFile) {
    this.#file = file;
  }

  show(state: CaseState): void {
    setCurrentDetails(standing(this.#file, state));
    const known = workflowInfo().typedSearchAttributes;
    const dueAt = state.nextDueAt === null ? null : new Date(state.nextDueAt);
    const changed = [
      ...(known.get(SEARCH_ATTRIBUTES.status) === state.status
        ? []
        : [{ key: SEARCH_ATTRIBUTES.status, value: state.status }]),
      ...(known.get(SEARCH_ATTRIBUTES.breached) === state.breached
        ? []
        : [{ key: SEARCH_ATTRIBUTES.breached, value: state.breached }]),
      ...(known.get(SEARCH_ATTRIBUTES.nextDueAt)?.getTime() === dueAt?.getTime()
        ? []
        : [{ key: SEARCH_ATTRIBUTES.nextDueAt, value: dueAt }]),
    ];
    if (changed.length > 0) upsertSearchAttributes(changed);
  }
}
