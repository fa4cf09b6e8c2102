import type { Change, Incident, Severity } from '../incident.ts';
import type { Counts } from './hours.ts';
import { NonResponse } from './non-response.ts';
import type { Metric, Terms } from './terms.ts';
import { WalkedClock, type ClockRecord } from './walked-clock.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An act of a history, as `POST /v1/cases` takes it but for its instant. */
type PastAct = { readonly at: number } & (
  | { readonly act: 'response' | 'customer-request' | 'customer-reply' | 'reopen' }
  | { readonly act: 'severity'; readonly severity: Severity; readonly reason: 'impact-changed' }
  | { readonly act: 'close'; readonly outcome: 'solved' }
  | { readonly act: 'downgrade'; readonly severity: Severity }
  | { readonly act: 'flag' }
  | { readonly act: 'close'; readonly outcome: 'unresolved'; readonly by: 'system' }
);

/** How a case stands in the end. */
export interface CaseRecord {
  readonly status: string;
  readonly severity: string;
  readonly closedAt: number | null;
  readonly outcome: string | null;
  readonly clocks: readonly ClockRecord[];
}

/** An incident lived through under some terms, minute by minute. */
export interface WalkedCase {
  /** What people did and what silence did, for the case's history. */
  readonly acts: readonly PastAct[];
  readonly record: CaseRecord;
  /** For each clock of the record, how many of its own minutes it took to be met; null where it was not met in time. */
  readonly minutes: readonly (number | null)[];
  /** How often the policy closed it, since the customer was silent. */
  readonly closedForSilence: number;
  /** Rows that came when the case could no longer be reopened: its history ends before them. */
  readonly rowsLeftOut: number;
}

/**
 * Reads the rows of an incident, and walks through its life from minute to minute. It shares no code
 * with the service (but for what reads the file's wall times); what happens in one minute is told before deadlines that fall on it.
 *
 * The first row away from New is the response. Awaiting User Info asks the customer; the next row
 * in another state is the reply. Resolved or Closed closes, a later row in another state reopens.
 * Another priority is another severity. Where the policy has closed the case for silence, the row
 * that ends the wait reopens it, unless that row closes it anyway; after the days in which a case
 * can be reopened the history ends.
 */
export function walkCase(incident: Incident, terms: Terms, counts: Counts): WalkedCase {
  const walk = new CaseWalk(incident, terms, counts);
  const rows = [...incident.changes];
  let minute = incident.openedAt;
  while (rows.length > 0 || !walk.isClosed) {
    for (let row = rows[0]; row && row.at <= minute; row = rows[0]) {
      rows.shift();
      walk.take(row);
    }
    if (walk.isClosed) {
      minute = rows[0]?.at ?? minute;
      continue;
    }
    if (rows.length === 0) throw new RangeError(`${incident.number} never ends`);
    walk.pass(minute);
    minute += MINUTE;
  }
  return walk.result();
}

class CaseWalk {
  readonly #terms: Terms;
  readonly #counts: Counts;
  readonly #acts: PastAct[] = [];
  readonly #clocks: WalkedClock[] = [];
  #severity: Severity;
  /** By the last row that was taken; silence may have lowered the case's own. */
  #severityOfSource: Severity;
  #stateOfSource: Change['state'] = 'New';
  #isAnswered = false;
  #nonResponse: NonResponse | null = null;
  #closure: { readonly at: number; readonly outcome: string } | null = null;
  #closedForSilence = 0;
  #rowsLeftOut = 0;

  constructor({ openedAt, severity }: Incident, terms: Terms, counts: Counts) {
    this.#terms = terms;
    this.#counts = counts;
    this.#severity = severity;
    this.#severityOfSource = severity;
    this.#start('first_response', openedAt);
    this.#start('resolution', openedAt);
  }

  get isClosed(): boolean {
    return this.#closure !== null;
  }

  take(row: Change): void {
    const isNews = row.state !== this.#stateOfSource;
    this.#stateOfSource = row.state;
    if (this.#closure !== null) {
      if (!isNews || endsCase(row)) return;
      if (row.at > this.#closure.at + this.#terms.reopenableForDays * DAY) {
        this.#rowsLeftOut += 1;
        return;
      }
      this.#reopen(row.at);
    }
    if (!this.#isAnswered && row.state !== 'New') this.#respond(row.at);
    if (this.#nonResponse !== null && row.state !== 'Awaiting User Info') this.#reply(row.at);
    if (row.severity !== this.#severityOfSource) this.#change(row);
    if (isNews && row.state === 'Awaiting User Info') this.#ask(row.at);
    if (endsCase(row)) this.#solve(row.at);
  }

  /** What falls due in this minute, after what people did in it; then it passes. */
  pass(minute: number): void {
    for (const clock of this.#clocks) clock.look(minute);
    if (this.#nonResponse?.isOver(minute, this.#severity))
      this.#endNonResponse(this.#nonResponse, minute);
    for (const clock of this.#clocks) clock.pass();
    this.#nonResponse?.pass();
  }

  result(): WalkedCase {
    return {
      acts: this.#acts,
      record: {
        status: this.#closure === null ? 'open' : 'closed',
        severity: this.#severity,
        closedAt: this.#closure?.at ?? null,
        outcome: this.#closure?.outcome ?? null,
        clocks: this.#clocks.map((clock) => clock.record()),
      },
      minutes: this.#clocks.map(({ minutes }) => minutes),
      closedForSilence: this.#closedForSilence,
      rowsLeftOut: this.#rowsLeftOut,
    };
  }

  #respond(at: number): void {
    this.#acts.push({ act: 'response', at });
    this.#meetResponses(at);
  }

  #ask(at: number): void {
    this.#acts.push({ act: 'customer-request', at });
    this.#meetResponses(at);
    for (const clock of this.#clocks) clock.wait(at);
    this.#nonResponse = new NonResponse(this.#terms.nonResponse, at, this.#counts);
  }

  #reply(at: number): void {
    this.#acts.push({ act: 'customer-reply', at });
    this.#nonResponse = null;
    for (const clock of this.#clocks) clock.goOn(at);
    const isAwaited = this.#clocks.some(
      ({ metric, isOver }) =>
        (metric === 'first_response' || metric === 'next_response') && !isOver,
    );
    if (!isAwaited) this.#start('next_response', at);
  }

  #change({ at, severity }: Change): void {
    this.#acts.push({ act: 'severity', at, severity, reason: 'impact-changed' });
    this.#severityOfSource = severity;
    this.#changeTo(severity, at);
  }

  #changeTo(severity: Severity, at: number): void {
    if (severity === this.#severity) return;
    this.#severity = severity;
    for (const clock of this.#clocks) clock.change(severity, at);
  }

  #solve(at: number): void {
    this.#acts.push({ act: 'close', at, outcome: 'solved' });
    for (const clock of this.#clocks) clock.meet(at);
    this.#close(at, 'solved');
  }

  #reopen(at: number): void {
    this.#acts.push({ act: 'reopen', at });
    this.#closure = null;
    this.#start('resolution', at);
    this.#start('next_response', at);
    this.#start('follow_up', at);
  }

  /** The customer was silent for too long. */
  #endNonResponse(nonResponse: NonResponse, at: number): void {
    if (this.#severity !== 'C') {
      const severity = this.#severity === 'A' ? 'B' : 'C';
      this.#acts.push({ act: 'downgrade', at, severity });
      this.#changeTo(severity, at);
      nonResponse.beginAgain(at);
    } else if (this.#terms.silenceAtC === 'flag') {
      this.#acts.push({ act: 'flag', at });
      nonResponse.waitOn();
    } else {
      this.#acts.push({ act: 'close', at, outcome: 'unresolved', by: 'system' });
      this.#closedForSilence += 1;
      this.#close(at, 'unresolved');
    }
  }

  #close(at: number, outcome: string): void {
    for (const clock of this.#clocks) clock.end(at);
    this.#nonResponse = null;
    this.#closure = { at, outcome };
  }

  #meetResponses(at: number): void {
    this.#isAnswered = true;
    for (const clock of this.#clocks) if (clock.metric !== 'resolution') clock.meet(at);
    this.#start('follow_up', at);
  }

  #start(metric: Metric, startedAt: number): void {
    const spans = this.#terms.promises[metric];
    if (!spans) return;
    const cycle = this.#clocks.filter((one) => one.metric === metric).length + 1;
    const { severity, counts } = { severity: this.#severity, counts: this.#counts };
    this.#clocks.push(new WalkedClock({ metric, cycle, spans, severity, startedAt, counts }));
  }
}

function endsCase({ state }: Change): boolean {
  return state === 'Resolved' || state === 'Closed';
}
