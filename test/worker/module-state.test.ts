import { describe, expect, it } from 'vitest';
import { statefulStatements } from './module-state.ts';

describe('a module', () => {
  it.each([
    'let lookups = 0;',
    'export let last: Instant | null = null;',
    'var queue = [];',
    'const known = new Set<string>();',
    'const known: Set<string> = new Set();',
    'const cache = {};',
    'const last = { id: null };',
    "const queue = ['a'];",
    'const byId: Record<string, CaseFile> = {};',
    'const seen: string[] = [];',
    'const known = Object.create(null);',
    'const nextId = counter();',
    'const nextId = (() => {\n  let last = 0;\n  return () => (last += 1);\n})();',
    'const plan = memoized(computePlan);',
    'const TAG = /case_\\w+/g;',
    'const TAG = /case_\\w+/gi;',
    'const TAG = /case_\\w+/y;',
    'const [a, b] = [new Map(), new Map()];',
    'const { a } = { a: new Map() };',
    'const memo: Readonly<{ m: Map<string, number> }> = { m: new Map() };',
    'export default new Map();',
    'export default { last: null };',
    'const byContent: Map<string, CompiledCalendar> =\n  new Map();',
    '  static seen = new Map();',
    '  static readonly seen = new Map();',
    '  private static last: Instant | null;',
  ])('holds state that says `%s`', (statement) => {
    expect(statefulStatements(statement)).toEqual([statement]);
  });

  it.each([
    "const NAME = 'case';",
    "const TEXTS = {\n  renew: 'Goes on in a new run',\n} as const;",
    'const NAMES: readonly ActName[] = Object.keys(ACTS) as ActName[];',
    'const ACTS = {\n  close: { fields: { outcome: choice(OUTCOMES) } },\n} as const satisfies Record<string, ActSpec>;',
    'const HOUR = 60 * MINUTE;',
    "export const OUTCOMES = ['solved', 'unresolved'] as const;",
    "const NAMES: Readonly<Record<string, string>> = {\n  a: 'first',\n};",
    'const LIST: readonly string[] = [];',
    "const KNOWN: ReadonlySet<string> = new Set(['a']);",
    'const ID = /^case_[\\w-]{1,64}$/;',
    "export const renew = defineUpdate<void>('renew');",
    'const { plan } = proxyActivities<Activities>({\n  startToCloseTimeout: 1000,\n});',
    'const known = (id: string): Map<string, number> => new Map([[id, 1]]);',
    'export function lookup() {\n  const seen = new Set();\n  return seen;\n}',
    'export class Silence {\n  #since = 0;\n  readonly #requests = [];\n}',
    '  static of(text: string): Silence {',
  ])('holds none that says `%s`', (statement) => {
    expect(statefulStatements(statement)).toEqual([]);
  });
});
