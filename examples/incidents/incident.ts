import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { instantOfWallTime } from '../../domain/time/wall-time.ts';

/** The zone in which the file's wall times are read, and in which the account lives. */
export const ZONE = 'America/Sao_Paulo';

export type Severity = 'A' | 'B' | 'C';

/** An incident as its first row tells it. */
export interface Incident {
  readonly number: string;
  readonly priority: string;
  readonly severity: Severity;
  readonly openedAt: number;
  readonly title: string;
  readonly impact: string;
}

/** The file of incidents is not where it was looked for. */
export class IncidentsMissing extends Error {
  override readonly name = 'IncidentsMissing';
  readonly path: string;

  constructor(path: string) {
    super(
      `There is no file of incidents at ${path}. It is not part of the project: name another place with \`npm run example:incidents -- PATH\`.`,
    );
    this.path = path;
  }
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
    return instantOfWallTime(local, ZONE);
  });

const row = z.object({
  number: z.string().min(1),
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

/** The incidents of a file with one row a change: the first row of each, in the file's order. */
export function readIncidents(path: string): readonly Incident[] {
  const file = resolve(path);
  if (!existsSync(file)) throw new IncidentsMissing(file);
  const records: unknown = parse(readFileSync(file), { columns: true, bom: true });
  const incidents = new Map<string, Incident>();
  for (const change of z.array(row).parse(records)) {
    if (!incidents.has(change.number)) incidents.set(change.number, incidentOf(change));
  }
  return [...incidents.values()];
}

function incidentOf(change: z.output<typeof row>): Incident {
  const { number, priority, opened_at: openedAt, impact, urgency } = change;
  return {
    number,
    priority,
    severity: SEVERITIES[priority],
    openedAt,
    title: `${number}, ${change.location}, ${change.assignment_group}`,
    impact: `Impact ${impact}, urgency ${urgency}`,
  };
}

/** All of them moved by the one span that opens the last of them at an instant. */
export function movedSoThatLastOpensAt(
  incidents: readonly Incident[],
  instant: number,
): readonly Incident[] {
  const span = instant - Math.max(...incidents.map(({ openedAt }) => openedAt));
  return incidents.map((incident) => ({ ...incident, openedAt: incident.openedAt + span }));
}
