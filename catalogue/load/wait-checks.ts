import type { Offering } from '../schema/offering-schema.ts';
import { metricsIn, promisedIn } from './metrics-in.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

type Wait = Offering['waits'][number];

/** Checks that waits pause what there is, each once, and that their reminders come one after the other. */
export function checkWaits(offering: Offering, report: Report): void {
  const { waits } = offering;
  const known = metricsIn(offering);
  for (const [index, { kind, pauses, reminder }] of waits.entries()) {
    const path = `waits.${index}`;
    if (waits.findIndex((other) => other.kind === kind) !== index) {
      report(`${path}.kind`, `duplicate: ${kind}`);
    }
    for (const [place, metric] of pauses.entries()) {
      const at = `${path}.pauses.${place}`;
      if (!known.includes(metric)) report(at, noSuch('metric', metric, known));
      else if (pauses.indexOf(metric) !== place) report(at, `duplicate: ${metric}`);
    }
    const wrong = reminder === undefined ? null : tooSoon(reminder.target);
    if (wrong !== null) report(`${path}.reminder.target`, wrong);
  }
}

/** Checks that what waits pause is promised. */
export function checkPauses(offering: Offering, report: Report): void {
  const promised = promisedIn(offering);
  const unpromised = metricsIn(offering).filter((id) => !promised.has(id));
  for (const [index, { pauses }] of offering.waits.entries()) {
    for (const [place, metric] of pauses.entries()) {
      if (!unpromised.includes(metric)) continue;
      report(`waits.${index}.pauses.${place}`, `pauses nothing: no row promises a ${metric}`);
    }
  }
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
