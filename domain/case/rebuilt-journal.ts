import { parseInstant, type Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCredit } from './case-state.ts';
import type { Metric } from './commitment.ts';
import { keyAgain } from './event-draft.ts';
import type { CarriedJournal } from './journal.ts';
import { recordedAct } from './recorded-act.ts';
import { recordedEvent, verdictOf, type RecordedEvent } from './recorded-event.ts';
import { replay } from './replay.ts';
import type { Scheduler } from './scheduler.ts';

/** What a ledger has of a case. */
export interface LedgerCase {
  readonly file: CaseFile;
  /** All of them, in the order of their recording. */
  readonly events: readonly CaseEvent[];
  readonly credit: CaseCredit | null;
}

/**
 * The journal that has recorded the events of a case, put together again from them. Throws what the
 * scheduler throws.
 */
export function rebuiltJournal(
  { file, events, credit }: LedgerCase,
  scheduler: Scheduler,
): Omit<CarriedJournal, 'schedules'> {
  const advancedTo = Math.max(file.openedAt, ...events.map(({ at }) => at));
  const opening = new Set(file.history.map(({ id }) => id));
  const acts = readEvents(events, () => false).acts.filter(({ id }) => !opening.has(id));
  // Of two verdicts that look the same, the one that is not true is the one that was withdrawn.
  const held = new Map(
    replay(file, acts, advancedTo, scheduler).events.map(({ key, at }) => [key, at]),
  );
  const { recorded, withdrawn } = readEvents(events, ({ key, at }) => held.get(key) === at);
  return { acts, seq: events.at(-1)?.seq ?? 0, recorded, withdrawn, advancedTo, credit };
}

interface Read extends Pick<CarriedJournal, 'recorded' | 'withdrawn'> {
  /** With those of a history. */
  readonly acts: readonly Act[];
}

type Judge = (event: RecordedEvent) => boolean;

/** @param isTrue whether what an event says is true of the case as it is now */
function readEvents(events: readonly CaseEvent[], isTrue: Judge): Read {
  const acts: Act[] = [];
  const verdicts = new Verdicts();
  for (const event of events.filter(isOfJournal)) {
    const key = verdicts.keyOf(event);
    const act = verdicts.isAgain(key) ? null : recordedAct(key, event);
    if (act !== null) acts.push(act);
    verdicts.record(recordedEvent({ ...event, key }));
    if (event.type !== 'case.sla.corrected') continue;
    const { metric, withdrawn } = event.data;
    for (const { type, at } of withdrawn) {
      verdicts.withdraw({ type, metric, at: parseInstant(at) }, isTrue);
    }
  }
  return { acts, ...verdicts.told };
}

/** Movements of credits and revivals are recorded as they come, and never compared with what is true. */
function isOfJournal({ type }: CaseEvent): boolean {
  return !type.startsWith('case.credit.') && type !== 'case.revived';
}

/** What has been recorded, and how often it was withdrawn. */
class Verdicts {
  readonly #recorded = new Map<string, RecordedEvent>();
  readonly #withdrawn = new Map<string, number>();
  /** Verdicts that have come true at another instant, before the correction that withdraws them. */
  readonly #replaced: RecordedEvent[] = [];

  get told(): Pick<CarriedJournal, 'recorded' | 'withdrawn'> {
    const withdrawn = Object.fromEntries(this.#withdrawn);
    return { recorded: [...this.#recorded.values()], withdrawn };
  }

  /** The key of an event, without the number of times that it was withdrawn before. */
  keyOf(event: CaseEvent): string {
    const { key } = event;
    const base = key.slice(0, Math.max(0, key.lastIndexOf(':')));
    const isAgain = verdictOf(event) !== null && key === keyAgain(base, this.#timesOf(base));
    return isAgain ? base : key;
  }

  isAgain(key: string): boolean {
    return this.#timesOf(key) > 0;
  }

  record(event: RecordedEvent): void {
    const { key, at, verdict } = event;
    const before = this.#recorded.get(key);
    if (before && verdict && before.at !== at) {
      this.#replaced.push(before);
      this.#forget(key);
    }
    this.#recorded.set(key, event);
  }

  withdraw(
    wrong: { readonly type: string; readonly metric: Metric | null; readonly at: Instant | null },
    isTrue: Judge,
  ): void {
    const isAlike = ({ verdict, at }: RecordedEvent) =>
      at === wrong.at && verdict?.type === wrong.type && verdict.metric === wrong.metric;
    const replaced = this.#replaced.findIndex(isAlike);
    if (replaced !== -1) {
      this.#replaced.splice(replaced, 1);
      return;
    }
    const alike = [...this.#recorded.values()].filter(isAlike);
    const chosen = alike.find((one) => !isTrue(one)) ?? alike[0];
    if (chosen) this.#forget(chosen.key);
  }

  #forget(key: string): void {
    this.#recorded.delete(key);
    this.#withdrawn.set(key, (this.#withdrawn.get(key) ?? 0) + 1);
  }

  /** How often a verdict has been recorded. */
  #timesOf(key: string): number {
    const isHeld = this.#recorded.get(key)?.verdict !== undefined;
    return (this.#withdrawn.get(key) ?? 0) + (isHeld ? 1 : 0);
  }
}
