import type { CaseState, Clock } from './case-state.ts';
import { jsonBytes } from './json-bytes.ts';

/**
 * Measures the states of one case as JSON in UTF-8. Clocks that have not changed are not measured
 * again: an old case has hundreds of them.
 */
export class StateMeasure {
  readonly #clocks = new WeakMap<Clock, number>();

  bytesOf(state: CaseState): number {
    const rest = jsonBytes({ ...state, clocks: [] });
    return state.clocks.reduce((sum, clock) => sum + this.#bytesOfClock(clock), rest);
  }

  /** With a comma. */
  #bytesOfClock(clock: Clock): number {
    const known = this.#clocks.get(clock);
    if (known !== undefined) return known;
    const bytes = jsonBytes(clock) + 1;
    this.#clocks.set(clock, bytes);
    return bytes;
  }
}
