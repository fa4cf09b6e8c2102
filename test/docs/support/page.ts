import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A fenced block that shows what comes of the commands before it. */
export interface Shown {
  readonly line: number;
  readonly language: 'json' | 'text';
  /** `now` in the fence: instants in it lie about the present of whoever wrote the page. */
  readonly isOfNow: boolean;
  /** `part` in the fence: of lines, not all that come are shown. */
  readonly isPart: boolean;
  readonly text: string;
}

/** Commands of a page, and what it shows of their answers. */
export interface Step {
  readonly line: number;
  /** False where the fence says `no-test`. */
  readonly isTested: boolean;
  readonly commands: string;
  readonly shown: readonly Shown[];
}

export interface Page {
  /** From the root of the project. */
  readonly name: string;
  readonly steps: readonly Step[];
}

interface Fence {
  readonly line: number;
  readonly info: readonly string[];
  readonly text: string;
}

const ROOT = new URL('../../../', import.meta.url);
const FENCE = /^```(.*)\n([\s\S]*?)^```$/gm;

/** The README and every page under `docs/`. */
export function allPages(): readonly Page[] {
  const docs = readdirSync(fileURLToPath(new URL('docs/', ROOT))).filter((name) =>
    name.endsWith('.md'),
  );
  return ['README.md', ...docs.map((name) => `docs/${name}`).toSorted()].map((name) => ({
    name,
    steps: stepsOf(readFileSync(new URL(name, ROOT), 'utf8')),
  }));
}

/** Throws where something is shown that no command comes before, or a fence does not say what it is. */
function stepsOf(text: string): readonly Step[] {
  const steps: (Step & { shown: Shown[] })[] = [];
  for (const { line, info, text: inside } of fencesOf(text)) {
    const [language, ...marks] = info;
    if (language === undefined) throw new Error(`The fence of line ${line} names no language.`);
    if (language === 'sh') {
      steps.push({ line, isTested: !marks.includes('no-test'), commands: inside, shown: [] });
    } else if (language === 'json' || language === 'text') {
      const step = steps.at(-1);
      if (step === undefined) throw new Error(`Line ${line} shows what no command has made.`);
      step.shown.push({
        line,
        language,
        isOfNow: marks.includes('now'),
        isPart: marks.includes('part'),
        text: inside,
      });
    }
  }
  return steps;
}

function fencesOf(text: string): readonly Fence[] {
  return [...text.matchAll(FENCE)].map(({ 1: info = '', 2: inside = '', index }) => ({
    line: text.slice(0, index).split('\n').length,
    info: info.split(' ').filter((word) => word !== ''),
    text: inside,
  }));
}
