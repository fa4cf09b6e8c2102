import jsonPatch from 'fast-json-patch';
import type { StateChange } from '../../ledger/types/outbox.ts';

/** A state that the ledger has, and the number of the event after which it was so. */
export interface KnownState<State> {
  readonly state: State;
  readonly seq: number;
}

/**
 * How a state differs from the one that the ledger has; the whole state where that is shorter, as it
 * is where a late act has moved nearly everything.
 */
export function changeOf<State extends object>(
  known: KnownState<State>,
  state: State,
): State | StateChange {
  const change = { since: known.seq, patch: jsonPatch.compare(known.state, state) };
  return JSON.stringify(change).length < JSON.stringify(state).length ? change : state;
}
