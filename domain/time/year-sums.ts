import { headLength } from './partition.ts';

/** A year's content, and the total of the years before it relative to the first year asked for. */
interface YearSum<T> {
  readonly before: number;
  readonly content: T;
}

/**
 * Years that are compiled when first needed, with a running total over them, so that a total can be
 * found by binary search. The compiled years always adjoin. Totals are relative to the year that was
 * asked for first, and negative before it.
 */
export class YearSums<T extends { readonly total: number }> {
  readonly #compile: (year: number) => T;
  #firstYear = 0;
  #years: YearSum<T>[] = [];

  constructor(compile: (year: number) => T) {
    this.#compile = compile;
  }

  /** How many years are compiled. */
  get count(): number {
    return this.#years.length;
  }

  at(year: number): YearSum<T> {
    if (this.#years.length === 0) this.#firstYear = year;
    while (year < this.#firstYear) this.#prepend();
    while (year >= this.#firstYear + this.#years.length) this.#append();
    return this.#years[year - this.#firstYear]!;
  }

  /** The first compiled year by whose end the total is reached, compiling up to `lastYear`; else null. */
  reaching(total: number, lastYear: number): YearSum<T> | null {
    while (this.#end() < total && this.#firstYear + this.#years.length <= lastYear) this.#append();
    const index = headLength(this.#years, (year) => year.before + year.content.total < total);
    return this.#years[index] ?? null;
  }

  #prepend(): void {
    const content = this.#compile(this.#firstYear - 1);
    const after = this.#years[0]?.before ?? 0;
    this.#years.unshift({ before: after - content.total, content });
    this.#firstYear -= 1;
  }

  #append(): void {
    const before = this.#end();
    this.#years.push({ before, content: this.#compile(this.#firstYear + this.#years.length) });
  }

  #end(): number {
    const last = this.#years.at(-1);
    return last ? last.before + last.content.total : 0;
  }
}
