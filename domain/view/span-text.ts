import type { ExplanationWords } from '../text/words/words.ts';
import { targetCase, type Target } from '../time/target.ts';

/**
 * Formats a span in seconds: `7 h 30 min`, `45 s`; fractions of a second to the millisecond. It is
 * rounded first, because a sum of fractions may fall just short of a whole minute.
 */
export function spanText(seconds: number): string {
  const ms = Math.round(seconds * 1_000);
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor((ms % 3_600_000) / 60_000);
  const rest = (ms % 60_000) / 1_000;
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 ? [`${rest} s`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : '0 min';
}

/** Formats a target: `4 h of open time`; null is shown as no commitment. */
export function targetText(target: Target | null, words: ExplanationWords): string {
  if (target === null) return words.noCommitment;
  return targetCase(target, {
    ...words,
    minutes: (minutes) => words.elapsed(spanText(minutes * 60)),
    businessMinutes: (minutes) => words.openTime(spanText(minutes * 60)),
  });
}
