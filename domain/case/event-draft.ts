import type { Instant } from '../time/instant.ts';
import type { CaseEvent, CaseEventData, CaseEventType } from './case-event.ts';
import type { OmitEach } from './each.ts';
import type { ScheduledWarning } from './schedule.ts';

/** The actor of events that happen by themselves. The system never answers a customer. */
export const SYSTEM = 'system';

/** An event of one type before it is recorded. */
type DraftOf<Type extends CaseEventType> = {
  [Each in Type]: {
    readonly key: string;
    readonly type: Each;
    readonly at: Instant;
    readonly actor: string;
    readonly quiet: boolean;
    readonly data: CaseEventData[Each];
  };
}[Type];

/** An event that is true of a case, without the number that it gets when it is recorded. */
export type EventDraft = DraftOf<CaseEventType>;

/** An event as it is emitted, before its instant decides whether it is quiet. */
export type EmittedEvent = OmitEach<EventDraft, 'quiet'>;

/** Receives events in order. */
export type EmitEvent = (event: EmittedEvent) => void;

/** The key of an event at one threshold of a clock. It occurs once per cycle. */
export function clockKey(metric: string, cycle: number, threshold: string | number): string {
  return `${metric}:${cycle}:${threshold}`;
}

/** The key under which an event is recorded after it was withdrawn a number of times. */
export function keyAgain(key: string, withdrawn: number): string {
  return withdrawn === 0 ? key : `${key}:${withdrawn + 1}`;
}

/** Whether an event was recorded under a key, whether for the first time or again. */
export function hasKey(event: Pick<CaseEvent, 'key'>, key: string): boolean {
  return event.key === key || event.key.startsWith(`${key}:`);
}

/** Whether an event is recorded without an alert, because it fell due before `quietBefore`. */
export function isQuiet(at: Instant, quietBefore: Instant): boolean {
  return at < quietBefore;
}

/** The part of an escalation's key that names its level, and which time it is reached. */
export function levelKey({
  level,
  number,
}: {
  readonly level: number;
  readonly number: number;
}): string {
  return number === 1 ? `level-${level}` : `level-${level}-${number}`;
}

/** The part of a warning's key that names its threshold. */
export function thresholdOf({ percent, beforeMinutes }: ScheduledWarning): string {
  return percent === null ? `before-${beforeMinutes}` : String(percent);
}
