import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../../system/root.ts';

const code = readFileSync(inject('workflowBundle'), 'utf8');

describe('the bundle of the workflows', () => {
  it('loads our modules once for all workflows', () => {
    const [, preloaded] = /exports\.preloadModules = function[^{]*\{([^}]*)\}/.exec(code) ?? [];
    expect(preloaded).toContain('workflows/index.ts');
  });

  it('holds no state in a module, which workflows would share', () => {
    const sources = ourSources();
    expect(sources).toContain('workflows/support-case.ts');
    expect(sources).toContain('domain/case/life.ts');
    expect(sources.flatMap(statefulLines)).toEqual([]);
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

/** What can change after a module was loaded: variables and collections that nothing says are read only. */
function statefulLines(file: string): string[] {
  return readFileSync(`${ROOT}/${file}`, 'utf8')
    .split('\n')
    .filter(
      (line) =>
        /^(export )?(let|var) /.test(line) || /^(export )?const \w+ = (new |\[\]|\{\})/.test(line),
    )
    .map((line) => `${file}: ${line}`);
}
