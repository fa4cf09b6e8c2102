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
  /** `background` in the fence: printed by what a block before it started there. */
  readonly isOfBackground: boolean;
  readonly text: string;
  /** Zones that commands of the page name: its local times are in one of them. */
  readonly zones: readonly string[];
}

/** Commands of a page, and what it shows of their answers. */
export interface Step {
  readonly line: number;
  /** False where the fence says `no-test`. */
  readonly isTested: boolean;
  /** `fails` in the fence: one of the commands ends with an error, as the page shows. */
  readonly isFailing: boolean;
  /** Whether its command goes on beside what follows. It is then the only one. */
  readonly isInBackground: boolean;
  readonly commands: string;
  readonly shown: readonly Shown[];
}

export interface Page {
  /** From the root of the project. */
  readonly name: string;
  readonly text: string;
  readonly steps: readonly Step[];
}

interface Fence {
  readonly line: number;
  readonly language: string;
  readonly marks: readonly string[];
  readonly text: string;
}

const ROOT = new URL('../../../', import.meta.url);
const FENCE = /^```(.*)\n([\s\S]*?)^```$/gm;
const ZONE = /\btimeZone"?[:=] ?"?(\w+\/[\w/]+)/g;
/** What a fence may say after its language. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  sh: ['no-test', 'fails'],
  json: ['now'],
  text: ['now', 'part', 'background'],
};

/** Every page that has commands for its reader: the README, those under `docs/`, and two beside them. */
export function allPages(): readonly Page[] {
  const docs = readdirSync(fileURLToPath(new URL('docs/', ROOT))).filter((name) =>
    name.endsWith('.md'),
  );
  const beside = ['CONTRIBUTING.md', 'policies/examples/README.md'];
  const names = ['README.md', ...docs.map((name) => `docs/${name}`).toSorted(), ...beside];
  return names.map((name) => {
    const text = readFileSync(new URL(name, ROOT), 'utf8');
    return { name, text, steps: stepsOf(text) };
  });
}

/** Throws where something is shown that no command comes before, or a fence does not say what it is. */
function stepsOf(text: string): readonly Step[] {
  const fences = fencesOf(text);
  const zones = zonesIn(fences);
  const steps: (Step & { shown: Shown[] })[] = [];
  for (const fence of fences) {
    if (fence.language === 'sh') {
      steps.push({ ...stepOf(fence), shown: [] });
    } else if (fence.language === 'json' || fence.language === 'text') {
      const step = steps.at(-1);
      if (step === undefined) throw new Error(`Line ${fence.line} shows what no command has made.`);
      step.shown.push(shownIn(fence, fence.language, zones));
    }
  }
  return steps;
}

function stepOf({ line, marks, text: commands }: Fence): Omit<Step, 'shown'> {
  const isInBackground = / &$/m.test(commands);
  if (isInBackground && commands.trim().includes('\n')) {
    throw new Error(`Line ${line}: what goes on in the background needs a block of its own.`);
  }
  return {
    line,
    isTested: !marks.includes('no-test'),
    isFailing: marks.includes('fails'),
    isInBackground,
    commands,
  };
}

function shownIn(
  { line, marks, text }: Fence,
  language: Shown['language'],
  zones: readonly string[],
): Shown {
  return {
    line,
    language,
    isOfNow: marks.includes('now'),
    isPart: marks.includes('part'),
    isOfBackground: marks.includes('background'),
    text,
    zones,
  };
}

function zonesIn(fences: readonly Fence[]): readonly string[] {
  const commands = fences.filter(({ language }) => language === 'sh').map(({ text }) => text);
  const named = [...commands.join('\n').matchAll(ZONE)].map(([, zone = '']) => zone);
  return [...new Set(named)];
}

function fencesOf(text: string): readonly Fence[] {
  return [...text.matchAll(FENCE)].map(({ 1: info = '', 2: inside = '', index }) => {
    const line = text.slice(0, index).split('\n').length;
    const [language, ...marks] = info.split(' ').filter((word) => word !== '');
    if (language === undefined) throw new Error(`The fence of line ${line} names no language.`);
    const unknown = marks.filter((mark) => !(MARKS[language] ?? []).includes(mark));
    if (unknown.length > 0)
      throw new Error(`Line ${line} says ${unknown.join(', ')} of ${language}.`);
    return { line, language, marks, text: inside };
  });
}
