import { createInterface } from 'node:readline';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Contestant, Counter } from './contestant.ts';
import type { Reply, Request } from './protocol.ts';
import type { Job, Question } from './work.ts';
import { OFFICE, STARTS } from './work.ts';

/*
 * The process of one contestant that is written for Node: `node --import tsx host.ts NAME`. One
 * each, so that none sees another's globals, compiled code or garbage, and so that one that hangs
 * can be ended.
 */

const CONTESTANTS: Readonly<Record<string, () => Promise<Contestant>>> = {
  ours: async () => (await import('./contestants/ours.ts')).ours,
  luxon: async () => (await import('./contestants/luxon.ts')).luxon,
  dayjs: async () => (await import('./contestants/dayjs.ts')).dayjsBusinessTime,
  'dayjs-zone': async () => (await import('./contestants/dayjs-zone.ts')).dayjsWithZone,
  moment: async () => (await import('./contestants/moment.ts')).momentBusinessTime,
  'opening-hours': async () => (await import('./contestants/opening-hours.ts')).openingHours,
};

class Host {
  readonly #contestant: Contestant;
  #counter: Counter;
  #starts: readonly Instant[] = STARTS;

  constructor(contestant: Contestant) {
    this.#contestant = contestant;
    this.#counter = contestant.prepare(OFFICE);
  }

  reply(request: Request): Reply {
    switch (request.op) {
      case 'load':
        this.#counter = this.#contestant.prepare(request.calendar);
        this.#starts = request.starts;
        return {};
      case 'answer':
        return this.#answer(request.calendar, request.question);
      case 'time-warm':
        return this.#timeWarm(request.job, request.from, request.calls);
      default:
        return this.#timeCold(request.job, request.from, request.calendars);
    }
  }

  #answer(calendar: Calendar, question: Question): Reply {
    return { answer: answer(this.#contestant.prepare(calendar), question, question.start) };
  }

  #timeWarm(job: Job, from: number, calls: number): Reply {
    const counter = this.#counter;
    const starts = this.#starts;
    let sum = 0;
    const begun = process.cpuUsage();
    for (let call = from; call < from + calls; call += 1) {
      sum += answer(counter, job, starts[call % starts.length]!);
    }
    return { seconds: cpuSecondsSince(begun), sum };
  }

  #timeCold(job: Job, from: number, calendars: readonly Calendar[]): Reply {
    const starts = this.#starts;
    let call = from;
    let sum = 0;
    const begun = process.cpuUsage();
    for (const calendar of calendars) {
      sum += answer(this.#contestant.prepare(calendar), job, starts[call % starts.length]!);
      call += 1;
    }
    return { seconds: cpuSecondsSince(begun), sum };
  }
}

function answer(
  counter: Counter,
  { operation, minutes }: Pick<Question, 'operation' | 'minutes'>,
  start: Instant,
): number {
  return operation === 'add'
    ? (counter.add(start, minutes) - start) / MINUTE
    : counter.measure(start, start + minutes * MINUTE);
}

/** Not of the clock on the wall: a shared machine gives a process only a part of that. */
function cpuSecondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

const contestant = await CONTESTANTS[process.argv[2] ?? '']?.();
if (!contestant) throw new Error(`there is no contestant "${process.argv[2]}"`);
const host = new Host(contestant);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(replyTo(line))}\n`);
}

function replyTo(line: string): Reply {
  try {
    const request: Request = JSON.parse(line);
    return host.reply(request);
  } catch (error) {
    return { error: String(error) };
  }
}
