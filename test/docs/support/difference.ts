import { Likeness, type Took } from './likeness.ts';
import type { Shown } from './page.ts';

/** What commands have printed. */
export interface Printed {
  /** By the commands just before what is shown, where they do not run in the background. */
  readonly last: string;
  /** By what still runs in the background. */
  readonly background: readonly string[];
  readonly took: Took;
}

/** What a page shows beside what came; null where it is true. */
export function difference(shown: Shown, printed: Printed): string | null {
  const isTrue = shown.language === 'json' ? isAnswer(shown, printed) : areLines(shown, printed);
  if (isTrue) return null;
  const came = shown.isOfBackground ? printed.background.join('\n') : printed.last;
  return `Line ${shown.line} shows:\n${shown.text}\nWhat came:\n${came}`;
}

/** A page may shorten an answer. */
function isAnswer(shown: Shown, { last, took }: Printed): boolean {
  const likeness = new Likeness(shown, took);
  return likeness.value(JSON.parse(shown.text), answersIn(last).at(-1)) && likeness.agrees;
}

/** Every answer has a line of its own, as `call` prints it. */
export function answersIn(output: string): readonly unknown[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** All that the commands print, or a part of it; of what runs in the background a part, in any order. */
function areLines(shown: Shown, { last, background, took }: Printed): boolean {
  const lines = linesOf(shown.text);
  if (shown.isOfBackground) {
    return background.some((output) =>
      new Likeness(shown, took).linesInAnyOrder(lines, linesOf(output)),
    );
  }
  const came = linesOf(last);
  const likeness = new Likeness(shown, took);
  const isWhole = shown.isPart || lines.length === came.length;
  return isWhole && likeness.value(lines, came) && likeness.agrees;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
