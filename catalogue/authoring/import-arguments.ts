import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isTimeZone, zoneOf } from '../../domain/time/zone.ts';
import type { FeedChoices, HalfDays } from '../holiday-feed/choices.ts';
import { feedId } from '../schema/holiday-feed-schema.ts';

const POLICIES = join(import.meta.dirname, '../../policies');

/** How `npm run holidays:import` is called. */
export const USAGE = `npm run holidays:import -- --feed FILE.ics --id ID [--folder policies/examples] [--check]
  [--close NAME]… [--work NAME]… [--leave-out NAME]… [--once NAME]… [--time-zone ZONE]
  [--half-days exceptions|leave-out] [--anew]
  NAME is the name of events, in any letter case; * stands for any characters. What was said at the last import of
  ID holds again, unless anything is said now, or --anew`;

/** A command line that asks for nothing that can be done; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command line asks for. */
export interface ImportRequest {
  readonly feed: string;
  readonly id: string;
  readonly folder: string;
  /** Nothing is written. */
  readonly check: boolean;
  /** What is said of the feed; null to say again what was said at its last import. */
  readonly choices: FeedChoices | null;
}

/** Reads the command line. Throws `UsageError`. */
export function importRequest(args: readonly string[]): ImportRequest {
  const { feed, id, folder, check, anew, ...said } = parsedArguments(args);
  if (feed === undefined) throw new UsageError('--feed is missing: the file to import');
  if (id === undefined) throw new UsageError('--id is missing: what calendars call the feed');
  const named = feedId.safeParse(id);
  if (!named.success) throw new UsageError(`--id ${id}: ${named.error.issues[0]?.message ?? ''}`);
  const choices = {
    close: said.close ?? [],
    work: said.work ?? [],
    leaveOut: said['leave-out'] ?? [],
    once: said.once ?? [],
    timeZone: zoneNamed(said['time-zone']),
    halfDays: halfDaysAs(said['half-days']),
  };
  const isSaid = anew === true || Object.values(said).some((each) => each !== undefined);
  return {
    feed,
    id,
    folder: folder ?? POLICIES,
    check: check ?? false,
    choices: isSaid ? choices : null,
  };
}

function parsedArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true } as const;
  const options = {
    feed: text,
    id: text,
    folder: text,
    check: { type: 'boolean' },
    anew: { type: 'boolean' },
    close: texts,
    work: texts,
    'leave-out': texts,
    once: texts,
    'time-zone': text,
    'half-days': text,
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function zoneNamed(name: string | undefined) {
  if (name === undefined) return null;
  if (isTimeZone(name)) return zoneOf(name);
  throw new UsageError(`--time-zone ${name} is no IANA zone, such as Europe/Berlin`);
}

function halfDaysAs(text: string | undefined): HalfDays | null {
  if (text === undefined || text === 'exceptions' || text === 'leave-out') return text ?? null;
  throw new UsageError(`--half-days ${text}: it is exceptions or leave-out`);
}
