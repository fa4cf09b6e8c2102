import { z } from 'zod';
import { meant } from '../../catalogue/schema/issue-words.ts';
import { ACT_NAMES, ACTS, type ActName } from '../../domain/case/act.ts';
import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { ActRefusal } from '../../domain/case/refusal.ts';
import { firstRefusal } from '../../domain/case/replay.ts';
import type { Scheduler } from '../../domain/case/scheduler.ts';
import type { Act, CaseFile } from '../../domain/case/types.ts';
import { refusalText } from '../../domain/operator-text/refusal-text.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { orElse } from '../http/absent.ts';
import { instant, pastInstant } from '../http/instants.ts';
import { oneBy } from '../http/one-by.ts';
import { invalidBody } from '../http/problems.ts';
import { optionalProse, optionalText } from '../http/text.ts';
import { refusedByOffering } from '../offerings/refusal.ts';
import { schemasOf } from './act-bodies.ts';

/** More than any case has before it is taken over; later acts have endpoints. */
const MAX_ACTS = 500;

/** An act of a case that began elsewhere: the body of its endpoint, with its instant. */
const pastAct = oneBy('act', ACT_NAMES.filter((name) => ACTS[name].inHistory).map(pastActOf));

function pastActOf(name: ActName) {
  return z.strictObject({
    act: z.literal(name),
    ...schemasOf(ACTS[name].fields),
    at: instant,
    by: optionalText(200),
    note: optionalProse(5_000),
  });
}

/** What happened to a case before it is opened here; nothing if absent. */
export const history = orElse(
  z.array(pastAct).max(MAX_ACTS, `must have at most ${MAX_ACTS} acts`),
  [],
).meta({
  description:
    'The acts of a case that is taken over, each with the body of its endpoint and its `at`. They are applied like acts that happen here; those at the same instant keep their order. Before the last of them, silence had only the consequences that stand here: `downgrade` with the new `severity`, `flag`, or a `close` by `system`.',
});

type PastAct = z.output<typeof pastAct>;

/**
 * The acts of a history. Throws `Problem` 400 for instants before the opening or in the future.
 * @param until no act may come after it
 */
export function actsOf(
  past: readonly PastAct[],
  { openedAt, openedBy, until }: { openedAt: Instant; openedBy: string; until: Instant },
): readonly Act[] {
  return past.map((act, index) => {
    const path = `history.${index}.at`;
    if (act.at < openedAt) throw invalidBody([{ path, message: 'is before `openedAt`' }]);
    const at = pastInstant(act.at, until, path);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its schema is made of the act's own fields
    return { ...act, at, id: idOf(index), by: act.by ?? actorOf(act.act, openedBy) } as Act;
  });
}

/**
 * Checks that a case would have accepted every act of its history. Throws `Problem`: 400 naming the act
 * that it would have refused, 422 if that act breaks a rule of the offering.
 */
export function checkHistory(file: CaseFile, scheduler: Scheduler): void {
  const refused = firstRefusal(file, scheduler);
  if (refused === null) return;
  const { act, refusal } = refused;
  const path = `history.${indexOf(act)}`;
  if (refusal.code === 'broken-rule') throw refusedByOffering(refusal.rules, path);
  const near = refusal.code === 'unknown-wait' ? meant(refusal.kind, refusal.known) : '';
  const message = `${refusalText(refusal, act)}${near}`;
  throw invalidBody([{ path: `${path}${FIELDS[refusal.code] ?? ''}`, message }]);
}

/** The fields that some refusals are about. */
const FIELDS: Partial<Readonly<Record<ActRefusal['code'], string>>> = {
  'unknown-severity': '.severity',
  'unknown-wait': '.kind',
};

/** Nobody does what silence does. */
function actorOf(name: ActName, openedBy: string): string {
  return ACTS[name].update === null ? SYSTEM : openedBy;
}

const PREFIX = 'history-';

function idOf(index: number): string {
  return `${PREFIX}${index}`;
}

function indexOf({ id }: Act): string {
  return id.slice(PREFIX.length);
}
