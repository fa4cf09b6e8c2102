import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { PackFile, PackState } from '../domain/pack/types.ts';
import { packStanding } from '../domain/pack/standing.ts';
import { SEARCH_ATTRIBUTES } from './search-attributes.ts';

/** Keeps what the Temporal UI shows of a pack true, touching only what has changed. */
export class PackView {
  readonly #file: PackFile;

  constructor(file: PackFile) {
    this.#file = file;
  }

  show(state: PackState): void {
    setCurrentDetails(packStanding(this.#file, state));
    const { status } = SEARCH_ATTRIBUTES;
    const isKnown = workflowInfo().typedSearchAttributes.get(status) === state.status;
    if (!isKnown) upsertSearchAttributes([{ key: status, value: state.status }]);
  }
}
