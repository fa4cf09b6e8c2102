import type * as fc from 'fast-check';
import { longSpan, span } from './arbitraries.ts';
import { longPropertyRuns, propertyRuns } from './property-runs.ts';

interface SpanLength {
  readonly title: string;
  readonly span: fc.Arbitrary<number>;
  readonly runs: { readonly numRuns: number };
}

/** What each property is tried on: many short spans, and some long ones. */
export const SPAN_LENGTHS: readonly SpanLength[] = [
  { title: 'over spans of up to two weeks', span, runs: propertyRuns() },
  { title: 'over spans of up to two years', span: longSpan, runs: longPropertyRuns() },
];
