import { ContestantError, HangError, type ContestantProcess } from './process.ts';
import type { Case, Kind } from './random-set.ts';
import { startLoaded, type Entrant } from './roster.ts';

/** Tens of times what the slowest answer takes, for a machine that does other things too. */
const LIMIT_MS = 1_000;

/** How an entrant did at the cases of one kind. */
export interface Score {
  readonly kind: Kind;
  readonly cases: number;
  readonly right: number;
  readonly hung: number;
  readonly threw: number;
}

type Outcome = 'right' | 'wrong' | 'hung' | 'threw';

/** Asks an entrant all the cases, in a process at home in the zone of the case where it knows no other. */
export async function judge(entrant: Entrant, cases: readonly Case[]): Promise<readonly Score[]> {
  const seat = new Seat(entrant);
  const outcomes: { kind: Kind; outcome: Outcome }[] = [];
  try {
    for (const one of byZone(cases))
      outcomes.push({ kind: one.kind, outcome: await seat.ask(one) });
  } finally {
    await seat.leave();
  }
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const those = outcomes.filter((one) => one.kind === kind).map(({ outcome }) => outcome);
    const count = (wanted: Outcome): number => those.filter((one) => one === wanted).length;
    return {
      kind,
      cases: those.length,
      right: count('right'),
      hung: count('hung'),
      threw: count('threw'),
    };
  });
}

/** So that a process is started once a zone, and after each case that hangs. */
function byZone(cases: readonly Case[]): readonly Case[] {
  return cases.toSorted((a, b) => a.calendar.timeZone.localeCompare(b.calendar.timeZone));
}

/** Where an entrant sits to be asked: a process that is started again when needed. */
class Seat {
  readonly #entrant: Entrant;
  #process: ContestantProcess | null = null;
  #zone = '';

  constructor(entrant: Entrant) {
    this.#entrant = entrant;
  }

  async ask({ calendar, question, answer }: Case): Promise<Outcome> {
    const process = await this.#processIn(calendar.timeZone);
    try {
      const reply = await process.ask({ op: 'answer', calendar, question }, LIMIT_MS);
      return reply.answer === answer ? 'right' : 'wrong';
    } catch (error) {
      if (error instanceof ContestantError) return 'threw';
      if (!(error instanceof HangError)) throw error;
      await this.leave();
      return 'hung';
    }
  }

  async leave(): Promise<void> {
    await this.#process?.stop();
    this.#process = null;
  }

  async #processIn(zone: string): Promise<ContestantProcess> {
    if (this.#process && this.#zone === zone) return this.#process;
    await this.leave();
    const process = await startLoaded(this.#entrant, zone);
    this.#process = process;
    this.#zone = zone;
    return process;
  }
}
