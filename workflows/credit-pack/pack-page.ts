import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { packStatusText } from '../../domain/pack/text/status-text.ts';
import type { PackFile, PackState } from '../../domain/pack/types.ts';
import { SEARCH_ATTRIBUTES } from '../search-attributes.ts';

/** What the Temporal UI shows of a pack, touched only where it has changed. */
export class PackPage {
  readonly #file: PackFile;

  constructor(file: PackFile) {
    this.#file = file;
  }

  /** Its own page. */
  describe(state: PackState): void {
    setCurrentDetails(packStatusText(this.#file, state));
  }

  /** What lists say and are filtered by. */
  list(state: PackState): void {
    const { status } = SEARCH_ATTRIBUTES;
    const isKnown = workflowInfo().typedSearchAttributes.get(status) === state.status;
    if (!isKnown) upsertSearchAttributes([{ key: status, value: state.status }]);
  }
}
