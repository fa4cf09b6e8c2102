import { VERDICT_TYPES, type VerdictType } from './case-event.ts';
import type { Metric, Source } from './commitment.ts';
import { SYSTEM, type EventDraft } from './event-draft.ts';

/** A recorded event, with what is needed to correct it. */
export interface RecordedEvent extends Pick<EventDraft, 'key' | 'type' | 'at' | 'quiet'> {
  /** Absent if the event states no verdict. */
  readonly verdict?: {
    readonly type: VerdictType;
    /** Of its clock; null if it is a consequence of non-response. */
    readonly metric: Metric | null;
    readonly source: Source | null;
  };
}

export function recordedEvent(draft: EventDraft): RecordedEvent {
  const { key, type, at, quiet } = draft;
  return { key, type, at, quiet, ...recordedVerdict(draft) };
}

/** The verdict that an event states; null if it states none. */
export function verdictOf({ type, actor }: Pick<EventDraft, 'type' | 'actor'>): VerdictType | null {
  // A close by a person is an act, so it is not corrected.
  if (type === 'case.closed' && actor !== SYSTEM) return null;
  return VERDICT_TYPES.find((verdict) => verdict === type) ?? null;
}

function recordedVerdict(draft: EventDraft): Pick<RecordedEvent, 'verdict'> {
  const type = verdictOf(draft);
  if (type === null) return {};
  const { data } = draft;
  const metric = 'metric' in data ? data.metric : null;
  return { verdict: { type, metric, source: 'source' in data ? data.source : null } };
}
