import type { ThresholdPolicy } from '../schema/clock-schema.ts';
import type { CommitmentPolicy, Offering } from '../schema/offering-schema.ts';
import type { Report } from './policy-error.ts';
import { targetCase } from '../../domain/time/target.ts';

const DAY_MINUTES = 24 * 60;
const LONGEST_MONTH = 31;

type Row = Pick<CommitmentPolicy, 'target' | 'warnings' | 'escalations'>;

/** Checks that warnings and escalations fit their target. */
export function checkAlerts({ commitments, clocks }: Offering, report: Report): void {
  const lists: Readonly<Record<string, readonly Row[]>> = { commitments, clocks };
  for (const [list, rows] of Object.entries(lists)) {
    for (const [index, row] of rows.entries()) checkRow(row, `${list}.${index}`, report);
  }
}

function checkRow({ target, warnings = [], escalations = [] }: Row, path: string, report: Report) {
  if (target !== null) return checkWarnings(target, warnings, `${path}.warnings`, report);
  const nothing = 'there is no commitment, and so nothing to';
  if (warnings.length > 0) report(`${path}.warnings`, `${nothing} warn about`);
  if (escalations.length > 0) report(`${path}.escalations`, `${nothing} escalate`);
}

/** A warning comes after the start; two at one instant would send the same alert twice. */
function checkWarnings(
  target: NonNullable<Row['target']>,
  warnings: readonly ThresholdPolicy[],
  path: string,
  report: Report,
): void {
  const { minutes, exact } = lengthOf(target);
  const before = warnings.map((each) => minutesBefore(each, exact ? minutes : null));
  for (const [index, ahead] of before.entries()) {
    if (ahead === null) continue;
    if (ahead >= minutes) {
      report(`${path}.${index}`, `not after the start: the target has ${minutes} minutes at most`);
    }
    const other = warnings[before.indexOf(ahead)];
    if (other === warnings[index] || other === undefined) continue;
    report(`${path}.${index}`, `is sent at the same time as the warning ${spell(other)}`);
  }
}

/** How long before the deadline, if that is known without a calendar; else null. */
function minutesBefore(threshold: ThresholdPolicy, target: number | null): number | null {
  if (typeof threshold !== 'number') return threshold.beforeMinutes;
  return target === null ? null : (target * (100 - threshold)) / 100;
}

const ofDays = (days: number) => ({ minutes: days * DAY_MINUTES, exact: false });
const exactly = (minutes: number) => ({ minutes, exact: true });

/** How long a target is at most: a day is as long as its calendar is open, or as clocks make it. */
function lengthOf(target: NonNullable<Row['target']>) {
  return targetCase(target, {
    minutes: exactly,
    days: ofDays,
    months: (months) => ofDays(months * LONGEST_MONTH),
    businessMinutes: exactly,
    businessDays: ofDays,
    by: ({ businessDays, cutOff }) => ofDays(Math.max(businessDays, cutOff?.after ?? 0) + 1),
  });
}

function spell(threshold: ThresholdPolicy): string {
  return typeof threshold === 'number'
    ? `at ${threshold}%`
    : `beforeMinutes ${threshold.beforeMinutes}`;
}
