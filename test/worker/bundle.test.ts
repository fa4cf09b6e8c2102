import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../../system/root.ts';

// Made anew in every run: the other one may come from a cache, and name the files of another checkout.
const code = readFileSync(inject('replayBundle'), 'utf8');

describe('the bundle of the workflows', () => {
  it('loads our modules once for all workflows', () => {
    const [, preloaded] = /exports\.preloadModules = function[^{]*\{([^}]*)\}/.exec(code) ?? [];
    expect(preloaded).toContain('workflows/index.ts');
  });

  it('holds no state in a module, which workflows would share', () => {
    const sources = ourSources();
    expect(sources).toContain('workflows/support-case.ts');
    expect(sources).toContain('domain/case/life.ts');
    const found = sources.flatMap((file) => {
      const lines = statefulLines(readFileSync(join(ROOT, file), 'utf8'));
      return lines.map((line) => `${file}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  it.each([
    'let lookups = 0;',
    'export let last: Instant | null = null;',
    'const known = new Set<string>();',
    'const known: Set<string> = new Set();',
    'const cache = {};',
    'const byId: Record<string, CaseFile> = {};',
    'const seen: string[] = [];',
    'export default new Map();',
    'const byContent: Map<string, CompiledCalendar> =',
    '  static seen = new Map();',
  ])('would be found with a module that says `%s`', (line) => {
    expect(statefulLines(line)).toEqual([line]);
  });

  it('carries the lines of its sources, and not their text', () => {
    expect(sourceMap()).not.toHaveProperty('sourcesContent');
  });
});

interface SourceMap {
  readonly sources: readonly string[];
}

function sourceMap(): SourceMap {
  const [, base64 = ''] =
    /sourceMappingURL=data:application\/json;[^,]*base64,(.*)/.exec(code) ?? [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the format of source maps
  return JSON.parse(Buffer.from(base64, 'base64').toString()) as SourceMap;
}

/** The files of ours that workflows import, from the root. */
function ourSources(): string[] {
  return sourceMap()
    .sources.filter((source) => source.endsWith('.ts') && !source.includes('node_modules'))
    .map((source) => relative(ROOT, source));
}

const STATE = [
  /^(export )?(let|var) /,
  /^export default new /,
  // Without a type, what begins empty is there to be filled.
  /^(export )?const \w+ = (new |\[\]|\{\})/,
  // With one, what does not say that it only is read.
  /^(export )?const \w+: (?!Readonly|readonly )[^=]+=( (new |\[|\{)|$)/,
  /^ +static (?!readonly )/,
];

/** What can change after a module was loaded. */
function statefulLines(source: string): string[] {
  return source.split('\n').filter((line) => STATE.some((state) => state.test(line)));
}
