import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { standing } from '../domain/case/standing.ts';
import type { CaseFile, CaseState } from '../domain/case/types.ts';
import { SEARCH_ATTRIBUTES, titleAttribute } from './search-attributes.ts';

/** Keeps what the Temporal UI shows of a case true, touching only what has changed. */
export class OperatorView {
  readonly #file: CaseFile;

  constructor(file: CaseFile) {
    this.#file = file;
  }

  /** The case got no credit, and never was. */
  showRefused(): void {
    setCurrentDetails(`**refused** · ${this.#file.account.name} has no credit left for it`);
    upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.status, value: 'refused' }]);
  }

  /** What its own page says: costs nothing. */
  describe(state: CaseState): void {
    setCurrentDetails(standing(this.#file, state));
  }

  /** What lists say and are filtered by: each change costs the engine more than all else a breach does. */
  list(state: CaseState): void {
    const known = workflowInfo().typedSearchAttributes;
    const { severity, status, breached, nextDueAt, title } = SEARCH_ATTRIBUTES;
    const dueAt = state.nextDueAt === null ? null : new Date(state.nextDueAt);
    const newTitle = titleAttribute(state.changes.title ?? this.#file.request.title);
    const changed = [
      ...(known.get(severity) === state.severity ? [] : [{ key: severity, value: state.severity }]),
      ...(known.get(status) === state.status ? [] : [{ key: status, value: state.status }]),
      ...(known.get(breached) === state.breached ? [] : [{ key: breached, value: state.breached }]),
      ...(known.get(nextDueAt)?.getTime() === dueAt?.getTime()
        ? []
        : [{ key: nextDueAt, value: dueAt }]),
      ...(known.get(title) === newTitle ? [] : [{ key: title, value: newTitle }]),
    ];
    if (changed.length > 0) upsertSearchAttributes(changed);
  }
}
