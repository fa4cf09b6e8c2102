import { Likeness } from './likeness.ts';
import type { Shown } from './page.ts';

/** What commands have printed. */
export interface Printed {
  /** By the commands just before what is shown. */
  readonly last: string;
  /** By what still runs in the background. */
  readonly background: readonly string[];
}

/** What a page shows beside what came; null where it is true. */
export function difference(shown: Shown, printed: Printed): string | null {
  const isTrue = shown.language === 'json' ? isAnswer(shown, printed) : areLines(shown, printed);
  if (isTrue) return null;
  const came = [printed.last, ...printed.background].join('\n');
  return `Line ${shown.line} shows:\n${shown.text}\nWhat came:\n${came}`;
}

/** A page may shorten an answer. */
function isAnswer({ text, isOfNow }: Shown, { last }: Printed): boolean {
  const likeness = new Likeness(isOfNow);
  return likeness.value(JSON.parse(text), answersIn(last).at(-1)) && likeness.agrees;
}

/** Every answer has a line of its own, as `call` prints it. */
export function answersIn(output: string): readonly unknown[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** All that the commands print, or a part of it; of what runs in the background a part, in any order. */
function areLines({ text, isOfNow, isPart }: Shown, { last, background }: Printed): boolean {
  const lines = linesOf(text);
  const came = linesOf(last);
  const inOrder = new Likeness(isOfNow);
  const isWhole = isPart || lines.length === came.length;
  if (isWhole && inOrder.value(lines, came) && inOrder.agrees) return true;
  return background.some((output) => {
    const inAnyOrder = new Likeness(isOfNow);
    return lines.every((line) => inAnyOrder.value([line], linesOf(output)));
  });
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
