import type { CaseState, Clock } from './case-state.ts';
import { jsonBytes } from './json-bytes.ts';
import { remembered } from './remembered.ts';

/**
 * Measures the states of one case as JSON in UTF-8, a byte more where a list has anything in it. Neither
 * clocks that have not changed nor pauses are measured again: an old case has hundreds of them.
 */
export class StateMeasure {
  readonly #clocks = new WeakMap<Clock, number>();
  readonly #pauses = new WeakMap<Clock['pauses'][number], number>();

  bytesOf(state: CaseState): number {
    const rest = jsonBytes({ ...state, clocks: [] });
    return state.clocks.reduce((sum, clock) => sum + this.#bytesOfClock(clock), rest);
  }

  /** With a comma. */
  #bytesOfClock(clock: Clock): number {
    return remembered(this.#clocks, clock, () => {
      const rest = jsonBytes({ ...clock, pauses: [] }) + 1;
      return clock.pauses.reduce((sum, pause) => sum + this.#bytesOfPause(pause), rest);
    });
  }

  /** With a comma. */
  #bytesOfPause(pause: Clock['pauses'][number]): number {
    return remembered(this.#pauses, pause, () => jsonBytes(pause) + 1);
  }
}
