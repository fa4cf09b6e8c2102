import type { Instant } from '../time/instant.ts';
import type { CaseEvent, CaseEventData, CaseEventType } from './case-event.ts';
import type { OmitEach } from './each.ts';
import type { ScheduledWarning } from './schedule.ts';

/** Who acts when a deadline does. What the system does by itself never answers a customer. */
export const SYSTEM = 'system';

/** What an event is before it is recorded, of one type. */
type DraftOf<Type extends CaseEventType> = {
  [One in Type]: {
    readonly key: string;
    readonly type: One;
    readonly at: Instant;
    readonly actor: string;
    readonly quiet: boolean;
    readonly data: CaseEventData[One];
  };
}[Type];

/** Something that is true of a case: an event without the number it gets when it is recorded. */
export type EventDraft = DraftOf<CaseEventType>;

/** An event as it is emitted: whether it is quiet is decided by its instant. */
export type EmittedEvent = OmitEach<EventDraft, 'quiet'>;

/** Takes what happens, in order. */
export type EmitEvent = (event: EmittedEvent) => void;

/** The part of an alert's identity that says which threshold of which clock: once per cycle. */
export function clockKey(metric: string, cycle: number, threshold: string | number): string {
  return `${metric}:${cycle}:${threshold}`;
}

/** The key of what is told once more, as it had been withdrawn so many times. */
export function keyAgain(key: string, withdrawn: number): string {
  return withdrawn === 0 ? key : `${key}:${withdrawn + 1}`;
}

/** Whether an event tells, for the first time or again, what has a key. */
export function tells(event: Pick<CaseEvent, 'key'>, key: string): boolean {
  return event.key === key || event.key.startsWith(`${key}:`);
}

/** Recorded but alerted to nobody, as it fell due before somebody wanted to be told. */
export function isQuiet(at: Instant, quietBefore: Instant): boolean {
  return at < quietBefore;
}

/** Of a warning's identity, what is not the clock's. */
export function thresholdOf({ percent, beforeMinutes }: ScheduledWarning): string {
  return percent === null ? `before-${beforeMinutes}` : String(percent);
}
