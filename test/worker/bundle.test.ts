import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { BUNDLED } from '../../service/bundle-cache.ts';
import { ROOT } from '../../service/system/root.ts';
import { statefulStatements } from './module-state.ts';
import { sentencesIn } from './sentences.ts';

// Made anew in every run: the other one may come from a cache, and name the files of another checkout.
const code = readFileSync(inject('replayBundle'), 'utf8');

/** Decides with instants alone: no zones, no offerings, nothing that sees the world. */
const MAY_RUN = [
  /^workflows\//,
  /^domain\/(case|pack|operator-text|typed-text)\//,
  /^domain\/time\/(instant|joined-spans|local-date|target|units)\.ts$/,
  /^catalogue\/schema\/(cell|condition|vocabulary)\.ts$/,
  /^activities\/(publish|schedule)-failures\.ts$/,
  /^notifications\/retry-policy\.ts$/,
  // What replays record timers with is in their bundle alone.
  /^test\/workflows\/timer-recorder\.ts$/,
];
const SDK = ['long', 'ms', 'nexus-rpc'];
/** Makes the difference of two states by plain functions of their arguments. */
const PACKAGES = ['fast-json-patch'];

const isWatched = (file: string) =>
  BUNDLED.some((source) => file === source || file.startsWith(`${source}/`));

describe('the bundle of the workflows', () => {
  it('loads our modules once for all workflows', () => {
    const [, preloaded] = /exports\.preloadModules = function[^{]*\{([^}]*)\}/.exec(code) ?? [];
    expect(preloaded).toContain('workflows/index.ts');
  });

  it('holds no state in a module, which workflows would share', () => {
    const sources = ourSources();
    expect(sources).toContain('workflows/support-case/support-case.ts');
    expect(sources).toContain('domain/case/machine.ts');
    const found = sources.flatMap((file) => {
      const statements = statefulStatements(readFileSync(join(ROOT, file), 'utf8'));
      return statements.map((statement) => `${file}: ${statement}`);
    });
    expect(found).toEqual([]);
  });

  it('says nothing to people outside of the files that make texts, and of the table of acts', () => {
    const silent = ourSources().filter((file) => !isForTexts(file));
    expect(silent).toContain('domain/case/machine.ts');
    expect(silent).toContain('workflows/support-case/live-case.ts');
    const found = silent.flatMap((file) => {
      const sentences = sentencesIn(readFileSync(join(ROOT, file), 'utf8'));
      return sentences.map((sentence) => `${file}: ${sentence}`);
    });
    expect(found).toEqual([]);
  });

  it('is made anew where any of its sources changes', () => {
    // What replays record timers with is in their bundle alone.
    const sources = ourSources().filter((file) => !file.startsWith('test/'));
    expect(sources.filter((file) => !isWatched(file))).toEqual([]);
  });

  it('is made of what may run inside workflows, and of nothing else of ours', () => {
    expect(ourSources().filter((file) => !MAY_RUN.some((pattern) => pattern.test(file)))).toEqual(
      [],
    );
  });

  it('is made of the packages of the SDK, of what these need, and of those that are listed', () => {
    expect(
      packages().filter((name) => !SDK.includes(name) && !name.startsWith('@temporalio/')),
    ).toEqual(PACKAGES);
  });

  it('carries the lines of its sources, and not their text', () => {
    expect(sourceMap()).not.toHaveProperty('sourcesContent');
  });
});

/** Renderers are called so; an act's entry says what the act is. */
function isForTexts(file: string): boolean {
  return file.endsWith('-text.ts') || file === 'domain/case/act.ts';
}

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

/** The packages whose code is in the bundle. */
function packages(): string[] {
  const names = sourceMap().sources.map(
    (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? null,
  );
  return [...new Set(names.filter((name) => name !== null))];
}
