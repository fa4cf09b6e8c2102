import type { Severity } from '../incident.ts';
import type { Hours } from './hours.ts';

/**
 * What two offerings promise, written down once more from the words of their documents: 002 of
 * `policies/documents.yaml` for `professional`, the handbook for `lighthouse`, an example under
 * `policies/examples/`.
 */

/** An amount of time: so many minutes of some hours. */
export interface Span {
  readonly hours: Hours;
  readonly minutes: number;
  /** An amount of business days: it does not end on a closing, but at the next opening. */
  readonly wholeDays?: boolean;
}

export type Spans = Readonly<Record<Severity, Span>>;

export type Metric = 'first_response' | 'next_response' | 'follow_up' | 'resolution';

export interface Terms {
  readonly offering: string;
  /** A metric that is absent is not promised. Of them, the follow-up and the resolution pause. */
  readonly promises: Readonly<Partial<Record<Metric, Spans>>>;
  /**
   * How long a customer may be silent before A is lowered to B and B to C; null where the desk let silence have
   * no consequence.
   */
  readonly nonResponse: Spans | null;
  /** What follows on silence at C. */
  readonly silenceAtC: 'flag' | 'close';
  readonly reopenableForDays: number;
}

const OFFICE_DAY = 8 * 60;

const always = (minutes: number): Span => ({ hours: 'always', minutes });
const office = (minutes: number): Span => ({ hours: 'office', minutes });
const watch = (minutes: number): Span => ({ hours: 'watch', minutes });
/** Every day of the office is as long as any other, so days are minutes. */
const days = (count: number): Span => ({
  hours: 'office',
  minutes: count * OFFICE_DAY,
  wholeDays: true,
});

export const PROFESSIONAL: Terms = {
  offering: 'professional',
  promises: { first_response: { A: always(120), B: office(240), C: office(480) } },
  nonResponse: { A: always(240), B: days(1), C: days(3) },
  silenceAtC: 'flag',
  reopenableForDays: 14,
};

export const LIGHTHOUSE: Terms = {
  offering: 'lighthouse',
  promises: {
    first_response: { A: always(30), B: office(240), C: days(1) },
    next_response: { A: always(60), B: watch(360), C: days(2) },
    follow_up: { A: always(240), B: watch(960), C: days(3) },
    resolution: { A: always(480), B: office(1440), C: days(5) },
  },
  nonResponse: { A: always(240), B: office(480), C: days(3) },
  silenceAtC: 'close',
  reopenableForDays: 14,
};

/** The incidents as they really were: no desk of theirs knew this offering and its rules of silence. */
export const LIGHTHOUSE_AS_IT_WAS: Terms = { ...LIGHTHOUSE, nonResponse: null };
