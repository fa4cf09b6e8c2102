import type { Offering } from '../schema/offering-schema.ts';
import { METRICS } from '../schema/vocabulary.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

type Wait = Offering['waits'][number];

/** Checks that waits pause something that is promised, and that their reminders come one after the other. */
export function checkWaits(
  { waits, commitments, clocks, metrics }: Offering,
  report: Report,
): void {
  const rows: readonly { readonly metric: string; readonly target: unknown }[] = [
    ...commitments.map(({ target }) => ({ metric: 'first_response', target })),
    ...clocks,
  ];
  const promised = rows.flatMap(({ metric, target }) => (target === null ? [] : [metric]));
  const known = [...new Set<string>([...METRICS, ...metrics.map(({ id }) => id)])];
  for (const [index, { kind, pauses, reminder }] of waits.entries()) {
    const path = `waits.${index}`;
    if (waits.findIndex((other) => other.kind === kind) !== index) {
      report(`${path}.kind`, `duplicate: ${kind}`);
    }
    for (const [place, metric] of pauses.entries()) {
      const wrong = wrongWith(metric, { known, promised, before: pauses.slice(0, place) });
      if (wrong !== null) report(`${path}.pauses.${place}`, wrong);
    }
    const wrong = reminder === undefined ? null : tooSoon(reminder.target);
    if (wrong !== null) report(`${path}.reminder.target`, wrong);
  }
}

function wrongWith(
  metric: string,
  { known, promised, before }: Readonly<Record<'known' | 'promised' | 'before', readonly string[]>>,
): string | null {
  if (!known.includes(metric)) return noSuch('metric', metric, known);
  if (before.includes(metric)) return `duplicate: ${metric}`;
  return promised.includes(metric) ? null : `pauses nothing: no row promises a ${metric}`;
}

/** Two reminders at one instant would say the same twice. */
function tooSoon(target: NonNullable<Wait['reminder']>['target']): string | null {
  const { minutes, businessMinutes, businessHours, by } = { ...NO_AMOUNTS, ...target };
  const shortest = Math.min(minutes, businessMinutes, businessHours * 60);
  if (shortest < 1) return 'reminders come a minute apart at least';
  return by !== null && by.businessDays === 0
    ? 'a reminder that is counted from the one before comes on a later business day: businessDays is 1 or more'
    : null;
}

const NO_AMOUNTS: {
  readonly minutes: number;
  readonly businessMinutes: number;
  readonly businessHours: number;
  readonly by: { readonly businessDays: number } | null;
} = { minutes: Infinity, businessMinutes: Infinity, businessHours: Infinity, by: null };
