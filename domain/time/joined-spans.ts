import type { Instant } from './instant.ts';

/** A half-open span of time. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The same time in as few spans as possible, in order: those that touch or overlap are one. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || from > last.to) found.push({ from, to });
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return found;
}
