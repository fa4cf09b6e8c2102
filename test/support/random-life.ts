import * as fc from 'fast-check';
import type { OmitEach } from '../../domain/case/each.ts';
import type { Act, CaseChanges, CaseFile } from '../../domain/case/types.ts';
import { DAY, HOUR, MINUTE } from './case-file.ts';
import { Living } from './living.ts';
import { KINDS, randomFile } from './random-file.ts';

/** An act as it came in. */
interface Arrival {
  readonly act: Act;
  readonly at: number;
  readonly isTaken: boolean;
}

/** A case with what was done to it. */
export interface RandomLife {
  readonly file: CaseFile;
  /** What was taken and what was refused, in the order of arrival. */
  readonly arrivals: readonly Arrival[];
  /** Some time after the last one. */
  readonly end: number;
  /** The case as it was lived to the end. */
  readonly living: Living;
}

/** An act without what is the same in all. */
export type Bare = OmitEach<Act, 'id' | 'at' | 'by' | 'note'>;

const severities = fc.constantFrom('A' as const, 'B' as const, 'C' as const);

const doing = <T extends Bare>(weight: number, arbitrary: fc.Arbitrary<T>) => ({
  weight,
  arbitrary: arbitrary as fc.Arbitrary<Bare>,
});

/** What is said anew of a case: that it is of another category, or what its fields say. */
const changed: fc.Arbitrary<CaseChanges> = fc.oneof(
  fc.record({ category: fc.constantFrom('technical', 'billing') }),
  fc.record({ fields: fc.record({ tier: fc.constantFrom('gold', 'silver', null) }) }),
  fc.record({ fields: fc.record({ years: fc.constantFrom(7, 8, null) }) }),
  fc.record({
    fields: fc.record(
      { impact: fc.constantFrom('high', 'low'), urgency: fc.constantFrom('now', 'later') },
      { requiredKeys: [] },
    ),
  }),
);

/** What people do; the request that is withdrawn is chosen when it comes to that. */
const deeds: fc.Arbitrary<Bare> = fc.oneof(
  doing(4, fc.constant({ act: 'response' })),
  doing(5, fc.constant({ act: 'customer-request' })),
  doing(5, fc.constant({ act: 'customer-reply' })),
  doing(5, fc.record({ act: fc.constant('wait' as const), kind: fc.constantFrom(...KINDS) })),
  doing(3, fc.constant({ act: 'end-wait' })),
  doing(2, fc.constant({ act: 'withdraw-request', request: '' })),
  doing(2, fc.constant({ act: 'retract-response', mistake: '' })),
  doing(2, fc.constant({ act: 'retract-reply', mistake: '' })),
  doing(1, fc.constant({ act: 'retract-close', mistake: '' })),
  doing(
    4,
    fc.record({
      act: fc.constant('severity' as const),
      severity: severities,
      reason: fc.constantFrom('impact-changed', 'lack-of-resources', 'correction'),
      businessImpact: fc.constantFrom(null, 'Nobody can work'),
    }),
  ),
  doing(1, fc.constant({ act: 'update', changes: { title: 'Mail is late' } })),
  doing(4, fc.record({ act: fc.constant('update' as const), changes: changed })),
  doing(
    2,
    fc.record({
      act: fc.constant('acknowledge' as const),
      level: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 1 }),
    }),
  ),
  doing(1, fc.constant({ act: 'split', child: 'case_child', title: 'A part of it' })),
  doing(
    2,
    fc.record({
      act: fc.constant('close' as const),
      outcome: fc.constantFrom('solved', 'unresolved', 'withdrawn'),
      chargeCredit: fc.constantFrom(null, true),
    }),
  ),
  doing(2, fc.constant({ act: 'reopen' })),
);

/** When something is done: after the last act, at a full hour, or about the instants at which the case wakes. */
type When =
  | { readonly kind: 'later'; readonly ms: number }
  | { readonly kind: 'hour'; readonly hours: number }
  | { readonly kind: 'wake'; readonly skip: number; readonly ms: number };

const whens: fc.Arbitrary<When> = fc.oneof(
  fc.record({
    kind: fc.constant('later' as const),
    ms: fc.oneof(
      fc.constant(0),
      fc.nat(120).map((minutes) => minutes * MINUTE),
      fc.nat(120).map((minutes) => minutes * MINUTE),
      fc.nat(DAY),
    ),
  }),
  fc.record({ kind: fc.constant('hour' as const), hours: fc.constantFrom(1, 2, 3, 8, 16, 24) }),
  fc.record({
    kind: fc.constant('wake' as const),
    skip: fc.constantFrom(0, 0, 1, 2),
    ms: fc.constantFrom(-1, 0, 0, 0, 1),
  }),
);

/** How late it is reported: as long as that, or since about something that stands in the record. */
type Late =
  | { readonly kind: 'prompt' }
  | { readonly kind: 'by'; readonly ms: number }
  | { readonly kind: 'about'; readonly event: number; readonly ms: number };

const prompt: fc.Arbitrary<Late> = fc.constant({ kind: 'prompt' });
const lates: fc.Arbitrary<Late> = fc.oneof(
  prompt,
  fc.record({ kind: fc.constant('by' as const), ms: fc.nat(1_500).map((n) => n * MINUTE) }),
  fc.record({
    kind: fc.constant('about' as const),
    event: fc.nat(40),
    ms: fc.constantFrom(-1, 0, 0, 1),
  }),
);

interface Deed {
  readonly deed: Bare;
  readonly when: When;
  readonly late: Late;
  /** What it becomes where it does not fit, and which of the requests is withdrawn late. */
  readonly choice: number;
}

/** A life of more is no other. */
export const MAX_DEEDS = 12;

function script(late: fc.Arbitrary<Late>): fc.Arbitrary<readonly Deed[]> {
  const deed = fc.record({ deed: deeds, when: whens, late, choice: fc.nat(20) });
  return fc.oneof(
    fc.array(deed, { minLength: 1, maxLength: 6, size: 'max' }),
    fc.array(deed, { minLength: 6, maxLength: MAX_DEEDS, size: 'max' }),
  );
}

/** How long it goes on when nobody does anything more. */
const rests = fc.oneof(
  fc.nat(3 * 60).map((minutes) => minutes * MINUTE),
  fc.nat(30 * 24).map((hours) => hours * HOUR),
);

/** Lives of which everything is reported when it happens. */
export const promptLife = lifeOf(script(prompt));
/** Lives of which some is reported late. */
export const lateLife = lifeOf(script(lates));
export const anyLife = fc.oneof(promptLife, lateLife);

function lifeOf(scripts: fc.Arbitrary<readonly Deed[]>): fc.Arbitrary<RandomLife> {
  return fc.tuple(randomFile, scripts, rests).map(([file, list, rest]) => {
    const living = new Living(file);
    const arrivals: Arrival[] = [];
    for (const deed of list) arrivals.push(happens(living, deed, arrivals));
    const end = (arrivals.at(-1)?.at ?? file.openedAt) + rest;
    living.through(end);
    return told({ file, arrivals, end, living });
  });
}

/** A counterexample shows what was drawn, and nothing that is the same in all. */
function told(life: RandomLife): RandomLife {
  const { openedAt, request, commitments, nonResponse, waits, quietBefore } = life.file;
  const lines = [
    JSON.stringify({ openedAt, severity: request.severity, quietBefore }),
    JSON.stringify(commitments),
    JSON.stringify(nonResponse),
    JSON.stringify(waits),
    ...life.arrivals.map((arrival) => JSON.stringify(arrival)),
    JSON.stringify({ end: life.end }),
  ];
  return { ...life, [fc.toStringMethod]: () => `\n${lines.join('\n')}\n` } as RandomLife;
}

/** The deeds become acts while the case lives: only so are they about its deadlines. */
function happens(living: Living, deed: Deed, before: readonly Arrival[]): Arrival {
  const { openedAt } = living.file;
  const last = before.at(-1)?.at ?? openedAt;
  const at = arrivalOf(living, deed.when, last);
  living.through(at - 1);
  const act = {
    ...fitting(deed, living, before),
    id: `act-${before.length}`,
    at: Math.max(openedAt - 1, happenedAt(living, deed.late, at)),
    by: 'Ada',
    note: 'noted',
  } as Act;
  const isTaken = living.arrive(act, at) === null;
  return { act, at, isTaken };
}

function arrivalOf(living: Living, when: When, last: number): number {
  if (when.kind === 'later') return last + when.ms;
  // Where offices open and close.
  if (when.kind === 'hour') return (Math.floor(last / HOUR) + when.hours) * HOUR;
  let earliest = last;
  for (let skipped = 0; skipped < when.skip && living.wakeup !== null; skipped += 1) {
    // Once the case has woken at an instant, an act of that instant would be late.
    earliest = living.wakeup.at + 1;
    living.through(living.wakeup.at);
  }
  return Math.max(earliest, (living.wakeup?.at ?? earliest) + when.ms);
}

function happenedAt({ events }: Living, late: Late, arrival: number): number {
  if (late.kind === 'prompt') return arrival;
  if (late.kind === 'by') return arrival - late.ms;
  return Math.min(arrival, events[late.event % events.length]!.at + late.ms);
}

/** Mostly what people would do then: who waits is answered, and what is closed is reopened. */
function fitting(
  { deed, late, choice }: Deed,
  { journal, file }: Living,
  before: readonly Arrival[],
): Bare {
  const { nonResponse, closure, wait } = journal.state;
  if (closure !== null && choice % 4 !== 0) {
    const mistake = choice % 2 === 0 ? lastOf('close', before) : undefined;
    return mistake === undefined ? { act: 'reopen' } : { act: 'retract-close', mistake };
  }
  if (deed.act === 'customer-request' && nonResponse && choice % 3 !== 0) {
    return { act: 'customer-reply' };
  }
  if (deed.act === 'wait' && wait !== null && choice % 3 === 0) return { act: 'end-wait' };
  if (deed.act === 'wait' && file.waits.length > 0 && choice % 7 !== 0) {
    return { act: 'wait', kind: file.waits[choice % file.waits.length]!.kind };
  }
  if ('mistake' in deed)
    return { ...deed, mistake: lastOf(RETRACTED[deed.act], before) ?? 'nothing' };
  if (deed.act !== 'withdraw-request') return deed;
  const asked = before.flatMap(({ act }) => (act.act === 'customer-request' ? [act.id] : []));
  const chosen = asked[choice % (asked.length || 1)];
  const request = late.kind === 'prompt' ? (nonResponse?.request ?? chosen) : chosen;
  return { ...deed, request: request ?? 'nothing' };
}

const RETRACTED = {
  'retract-response': 'response',
  'retract-reply': 'customer-reply',
  'retract-close': 'close',
} as const;

/** The last act of a kind that nobody has taken back; undefined if there is none. */
function lastOf(kind: Act['act'], before: readonly Arrival[]): string | undefined {
  const accepted = before.flatMap(({ act, isTaken }) => (isTaken ? [act] : []));
  const mistakes = accepted.flatMap((act) => ('mistake' in act ? [act.mistake] : []));
  return accepted
    .filter(({ act, id }) => act === kind && !mistakes.includes(id))
    .toSorted((a, b) => a.at - b.at)
    .at(-1)?.id;
}

/** Lives it once more, or another one. */
export function relived({ file, arrivals, end }: Omit<RandomLife, 'living'>): Living {
  const living = new Living(file);
  for (const { act, at } of arrivals) living.arrive(act, at);
  living.through(end);
  return living;
}

/** The acts that the case took, in the order of their arrival. */
export function taken({ arrivals }: RandomLife): readonly Act[] {
  return arrivals.flatMap(({ act, isTaken }) => (isTaken ? [act] : []));
}
