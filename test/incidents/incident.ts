import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { instantOfWallTime } from '../../domain/time/wall-time.ts';
import { knownZone } from '../../domain/time/zone.ts';

/** Where the file is: beside the project, unless INCIDENTS names another place. */
const INCIDENTS =
  process.env['INCIDENTS'] ??
  fileURLToPath(new URL('../../../shared/data/incidents.csv', import.meta.url));

/** The zone in which the file's wall times are read, and in which the account lives. */
export const ZONE = 'America/Sao_Paulo';

export type Severity = 'A' | 'B' | 'C';

/** One row: how the incident stood after a change. */
export interface Change {
  /** Never before the opening. */
  readonly at: number;
  readonly state: State;
  readonly severity: Severity;
}

/** An incident: what its first row tells, and all its rows. */
export interface Incident {
  readonly number: string;
  readonly severity: Severity;
  readonly openedAt: number;
  readonly title: string;
  readonly impact: string;
  /** In the file's order, which is that of the instants. */
  readonly changes: readonly Change[];
}

/** `29-02-2016 01:16`: day, month, year. */
const WALL_TIME = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})$/;

const wallTime = z
  .string()
  .regex(WALL_TIME, 'must be a wall time like 29-02-2016 01:16')
  .transform((text) => {
    const [, day, month, year, hour, minute] = WALL_TIME.exec(text) ?? [];
    const local = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
    );
    return instantOfWallTime(local, knownZone(ZONE));
  });

const STATES = [
  'New',
  'Active',
  'Awaiting User Info',
  'Awaiting Problem',
  'Awaiting Vendor',
  'Awaiting Evidence',
  'Resolved',
  'Closed',
] as const;
type State = (typeof STATES)[number];

const row = z.object({
  number: z.string().min(1),
  incident_state: z.enum(STATES),
  sys_updated_at: wallTime,
  opened_at: wallTime,
  priority: z.enum(['1 - Critical', '2 - High', '3 - Moderate', '4 - Low']),
  impact: z.string(),
  urgency: z.string(),
  location: z.string(),
  assignment_group: z.string(),
});

const SEVERITIES = {
  '1 - Critical': 'A',
  '2 - High': 'B',
  '3 - Moderate': 'C',
  '4 - Low': 'C',
} as const;

/** The incidents of the file. Throws where there is none. */
export function readIncidents(): readonly Incident[] {
  if (existsSync(INCIDENTS)) return incidentsOf(readFileSync(INCIDENTS, 'utf8'));
  throw new Error(
    `There is no file of incidents at ${INCIDENTS}. It is no part of the project: set INCIDENTS to its path.`,
  );
}

/** The incidents of a text with one row a change, in the order of the rows. */
export function incidentsOf(csv: string): readonly Incident[] {
  const records: unknown = parse(csv, { columns: true, bom: true });
  const rows = new Map<string, Row[]>();
  for (const change of z.array(row).parse(records)) {
    rows.set(change.number, [...(rows.get(change.number) ?? []), change]);
  }
  return [...rows.values()].map(incidentOf);
}

type Row = z.output<typeof row>;

function incidentOf(rows: readonly Row[]): Incident {
  const [first] = rows;
  if (!first) throw new RangeError('an incident has a row');
  const { number, priority, opened_at: openedAt, impact, urgency } = first;
  return {
    number,
    severity: SEVERITIES[priority],
    openedAt,
    title: `${number}, ${first.location}, ${first.assignment_group}`,
    impact: `Impact ${impact}, urgency ${urgency}`,
    changes: rows.map((one) => ({
      at: Math.max(one.sys_updated_at, openedAt),
      state: one.incident_state,
      severity: SEVERITIES[one.priority],
    })),
  };
}

/** All of them moved by the one span that opens the last of them at an instant. */
export function movedSoThatLastOpensAt(
  incidents: readonly Incident[],
  instant: number,
): readonly Incident[] {
  const span = instant - Math.max(...incidents.map(({ openedAt }) => openedAt));
  return incidents.map((incident) => ({
    ...incident,
    openedAt: incident.openedAt + span,
    changes: incident.changes.map((change) => ({ ...change, at: change.at + span })),
  }));
}
