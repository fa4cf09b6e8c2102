import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { CANCEL_TEXTS } from '../../domain/operator-text/cancel-text.ts';
import { refusedText, statusText } from '../../domain/operator-text/status-text.ts';
import { showInLists } from '../lib/show-in-lists.ts';
import { changingAttributesOf, SEARCH_ATTRIBUTES } from '../messages/search-attributes.ts';

/** What the Temporal UI shows of a case. */
export class CasePage {
  readonly #file: CaseFile;

  constructor(file: CaseFile) {
    this.#file = file;
  }

  /** Shows that the case got no credit and never opened. */
  showRefused(): void {
    setCurrentDetails(refusedText(this.#file));
    upsertSearchAttributes([
      { key: SEARCH_ATTRIBUTES.status, value: 'refused' },
      { key: SEARCH_ATTRIBUTES.nextDueAt, value: null },
      { key: SEARCH_ATTRIBUTES.nextAt, value: null },
    ]);
  }

  /** Updates the workflow's own page. */
  describe(state: CaseState, isCancelRequested: boolean): void {
    const text = statusText(this.#file, state);
    setCurrentDetails(isCancelRequested ? `${CANCEL_TEXTS.case}\n\n${text}` : text);
  }

  /** Updates what lists show and filter by. */
  list(state: CaseState): void {
    showInLists(changingAttributesOf(this.#file, state));
  }
}
