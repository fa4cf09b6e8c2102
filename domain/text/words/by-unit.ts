import { targetCase, type Target, type TargetCases } from '../../time/target.ts';

/** How a language says targets that end on a date. */
export type TargetWords = Pick<TargetCases<string>, 'days' | 'months' | 'businessDays' | 'by'>;

/** How a language says an amount of time, by the unit in which it is promised. */
interface AmountWords extends TargetWords {
  readonly none: string;
  /** Elapsed time; `span` is said by `hours` or `minutes`. */
  readonly elapsed: (span: string) => string;
  /** Open time of a calendar. */
  readonly open: (span: string) => string;
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
}

/** A target in the words of a language, in whole hours where it has any. */
export function byUnit(target: Target | null, words: AmountWords): string {
  if (target === null) return words.none;
  const spanOf = (minutes: number) =>
    minutes % 60 === 0 ? words.hours(minutes / 60) : words.minutes(minutes);
  return targetCase(target, {
    ...words,
    minutes: (minutes) => words.elapsed(spanOf(minutes)),
    businessMinutes: (minutes) => words.open(spanOf(minutes)),
  });
}
