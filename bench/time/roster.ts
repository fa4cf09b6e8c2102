import { VERSION as LUXON } from 'luxon';
import { fileURLToPath } from 'node:url';
import { versionOf } from './install.ts';
import { ContestantProcess, type Launch } from './process.ts';
import { WORKCLOCK, type Python } from './python.ts';
import { OFFICE, STARTS } from './work.ts';

/** Who takes part, and how its process is started. */
export interface Entrant {
  readonly label: string;
  /** Whether it can be told a zone; others know that of their process alone. */
  readonly takesZone: boolean;
  /** Whether a first call on a fresh calendar is a thing of its own. */
  readonly cold: boolean;
  /** Another way into the same code, whose answers are the same: timed, but not judged again. */
  readonly sameAnswers?: true;
  readonly launch: (zone: string) => Launch;
}

const START_LIMIT_MS = 60_000;

/** A process of an entrant at home in a zone, with the office loaded. Throws where it can't be started. */
export async function startLoaded(
  entrant: Entrant,
  zone = OFFICE.timeZone,
): Promise<ContestantProcess> {
  const process = new ContestantProcess(entrant.launch(homeOf(entrant, zone)));
  await process.ask({ op: 'load', calendar: OFFICE, starts: STARTS }, START_LIMIT_MS);
  return process;
}

/** The zone its process lives in: servers run in UTC, who can't be told a zone lives in the calendar's. */
function homeOf({ takesZone }: Entrant, zone: string): string {
  return takesZone ? 'UTC' : zone;
}

/** Everybody, ours first; without Python, workclock is not among them. */
export function entrants(python: Python): readonly Entrant[] {
  const dayjs = `dayjs-business-time ${versionOf('dayjs-business-time')}`;
  return [
    inNode('ours', 'ours', true),
    ...('missing' in python ? [] : workclock(python.packages)),
    inNode('opening-hours', `opening_hours ${versionOf('opening_hours')}`, false),
    inNode('moment', `moment-business-time ${versionOf('moment-business-time')}`, false),
    inNode('dayjs', dayjs, false),
    inNode('dayjs-zone', `${dayjs}, zone given`, true),
    inNode('luxon', `plain Luxon ${LUXON}`, true),
  ];
}

function inNode(name: string, label: string, takesZone: boolean): Entrant {
  const host = fileURLToPath(new URL('./host.ts', import.meta.url));
  const args = ['--import', 'tsx', host, name];
  return {
    label,
    takesZone,
    cold: true,
    launch: (zone) => ({ command: process.execPath, args, zone }),
  };
}

function workclock(packages: string): readonly Entrant[] {
  const host = fileURLToPath(new URL('./workclock-host.py', import.meta.url));
  const inPython = (way: string) => ({
    takesZone: true,
    launch: (zone: string): Launch => ({ command: 'python3', args: [host, packages, way], zone }),
  });
  const label = `workclock ${WORKCLOCK}`;
  return [
    { ...inPython('engine'), label: `${label}, its engine`, cold: true },
    { ...inPython('batch'), label: `${label}, batches`, cold: false, sameAnswers: true },
    { ...inPython('call'), label: `${label}, call by call`, cold: true, sameAnswers: true },
  ];
}
