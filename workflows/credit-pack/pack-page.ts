import { setCurrentDetails } from '@temporalio/workflow';
import { CANCEL_TEXTS } from '../../domain/operator-text/cancel-text.ts';
import { packStatusText } from '../../domain/operator-text/pack-status-text.ts';
import type { PackFile, PackState } from '../../domain/pack/types.ts';
import { showInLists } from '../lib/show-in-lists.ts';
import { SEARCH_ATTRIBUTES } from '../messages/search-attributes.ts';

/** What the Temporal UI shows of a pack. */
export class PackPage {
  readonly #file: PackFile;

  constructor(file: PackFile) {
    this.#file = file;
  }

  /** Updates the workflow's own page. */
  describe(state: PackState, isCancelRequested: boolean): void {
    const text = packStatusText(this.#file, state);
    setCurrentDetails(isCancelRequested ? `${CANCEL_TEXTS.pack}\n\n${text}` : text);
  }

  /** Updates what lists show and filter by. */
  list(state: PackState): void {
    showInLists([{ key: SEARCH_ATTRIBUTES.status, value: state.status }]);
  }
}
