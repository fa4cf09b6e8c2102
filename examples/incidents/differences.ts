import type { CaseRecord } from './walked-case.ts';
import type { ClockRecord } from './walked-clock.ts';

const OF_CASE = ['status', 'severity', 'closedAt', 'outcome'] as const;
const OF_CLOCK = ['state', 'startedAt', 'dueAt', 'metAt', 'breachedAt', 'pauses'] as const;

/** In what two records of one case differ, in sentences; none where they agree. */
export function differences(walked: CaseRecord, found: CaseRecord): readonly string[] {
  const names = new Set([...walked.clocks, ...found.clocks].map(nameOf));
  return [
    ...differing('case', OF_CASE, walked, found),
    ...[...names].flatMap((name) => {
      const one = walked.clocks.find((clock) => nameOf(clock) === name);
      const other = found.clocks.find((clock) => nameOf(clock) === name);
      if (one && other) return differing(name, OF_CLOCK, one, other);
      return [`${name}: ${one ? 'the walk' : 'the service'} alone has it`];
    }),
  ];
}

function nameOf({ metric, cycle }: ClockRecord): string {
  return `${metric} ${cycle}`;
}

function differing<Field extends string>(
  name: string,
  fields: readonly Field[],
  one: Readonly<Record<Field, unknown>>,
  other: Readonly<Record<Field, unknown>>,
): readonly string[] {
  return fields
    .filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))
    .map((field) => `${name}, ${field}: walked ${told(one[field])}, found ${told(other[field])}`);
}

/** Instants as people read them. */
function told(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'number' && inner > 1e9 ? new Date(inner).toISOString() : inner,
  );
}
