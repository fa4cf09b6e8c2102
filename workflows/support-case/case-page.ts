import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { refusedText, statusText } from '../../domain/case/text/status-text.ts';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { SEARCH_ATTRIBUTES, titleAttribute } from '../search-attributes.ts';

/** What the Temporal UI shows of a case, touched only where it has changed. */
export class CasePage {
  readonly #file: CaseFile;

  constructor(file: CaseFile) {
    this.#file = file;
  }

  /** The case got no credit, and never was. */
  showRefused(): void {
    setCurrentDetails(refusedText(this.#file));
    upsertSearchAttributes([{ key: SEARCH_ATTRIBUTES.status, value: 'refused' }]);
  }

  /** Its own page. */
  describe(state: CaseState): void {
    setCurrentDetails(statusText(this.#file, state));
  }

  /** What lists say and are filtered by. */
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
