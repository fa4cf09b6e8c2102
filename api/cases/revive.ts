import { z } from 'zod';
import { revivedEvent } from '../../domain/case/revived-event.ts';
import { isoOrNull, toIso, type Instant } from '../../domain/time/instant.ts';
import { RecordedOtherwiseError } from '../../ledger/errors.ts';
import { revivalFacts } from '../events/revival-facts.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Answer, type Call, type Endpoint } from '../http/endpoint.ts';
import { idempotently } from '../http/idempotency.ts';
import { notFound, problem } from '../http/problems.ts';
import { answerWith, COMMON } from './acts.ts';
import type { AssembledCase } from './assembled-case.ts';
import { caseSchema } from './case-schema.ts';
import { CASE } from './examples.ts';
import { byCaseId } from './ids.ts';
import { knownCase, type KnownCase } from './known-case.ts';
import { withCreditOfPacks } from './revived-credit.ts';

const revival = z
  .strictObject({ by: COMMON.by, note: COMMON.note })
  .meta({ id: 'Revival', description: 'Who has the case run again, and why' });

const revived = z.strictObject({ ...revivalFacts, case: caseSchema }).meta({ id: 'RevivedCase' });

/** `POST …/revive`: a case that was ended in Temporal behind our back runs again. */
export function reviveCase(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/cases/{id}/revive',
    id: 'reviveCase',
    tag: 'Cases',
    summary: 'Has a case run again that was ended in Temporal',
    description:
      'The case is put together from the history of its ended run while the engine has it, else from what was recorded, and goes on with everything that fell due meanwhile, each once. After a reset it gets back the acts that the reset left out.',
    noun: 'case',
    params: byCaseId,
    body: revival,
    bodyExample: { by: 'Ada', note: 'Terminated by mistake.' },
    idempotent: true,
    answers: {
      200: {
        description: 'The case, which runs again',
        schema: revived,
        example: { revivedFrom: 'history', stoppedAt: '2026-11-21T08:12:00.000Z', case: CASE },
      },
    },
    problems: ['case-running', 'reopening-over'],
    handle: (call) => revive(deps, call),
  });
}

type ReviveCall = Call<{ id: string }, unknown, z.output<typeof revival>>;

function revive(deps: ApiDeps, call: ReviveCall): Promise<Answer> {
  const { id } = call.params;
  const work = async (): Promise<Answer> => {
    const { assembled, stoppedAt } = await recorded(deps, call);
    const { file, journal, revivedFrom } = assembled;
    await deps.cases.revive(file, journal);
    await deps.ledger.gaps.closeNotRunning(id, deps.clock());
    // It may still have to get its credit.
    if (journal === null) await deps.cases.awaitOpening(id);
    const { body } = await answerWith(deps, id);
    return { status: 200, body: { revivedFrom, stoppedAt: isoOrNull(stoppedAt), case: body } };
  };
  return idempotently(deps.ledger.idempotency, call, work, deps.newId);
}

interface StoppedCase extends KnownCase {
  readonly assembled: AssembledCase;
}

/** A case as its next run takes it, with its revival recorded. Throws `Problem` as `stopped` does. */
async function recorded(deps: ApiDeps, call: ReviveCall): Promise<StoppedCase> {
  const known = await stopped(deps, call.params.id);
  const begun = begunRevival(known);
  if (begun) return { ...known, assembled: { ...known.assembled, ...begun } };
  try {
    return { ...known, assembled: await record(deps, known, call) };
  } catch (error) {
    if (!(error instanceof RecordedOtherwiseError)) throw error;
    // Somebody else has revived it since it was read.
    return recorded(deps, call);
  }
}

/** What was said of a revival that was recorded, but whose run did not start, as the engine was down. */
function begunRevival({ recorded: events, assembled, stoppedAt }: StoppedCase) {
  const last = events.at(-1);
  if (last?.type !== 'case.revived' || assembled.revivedFrom === 'history') return null;
  if (stoppedAt === null || last.at < stoppedAt) return null;
  return { revivedFrom: last.data.revivedFrom };
}

/** A case that does not run and should: one that goes on wrongly is stopped. Throws `Problem` for any other. */
async function stopped(deps: ApiDeps, id: string): Promise<StoppedCase> {
  const known = await knownCase(deps, id);
  const { assembled, running } = known;
  // One that has completed and was never recorded got no credit, so it was never open.
  const wasRefused = known.status === 'completed' && known.recorded.length === 0;
  if (assembled === null || wasRefused) throw notFound('case with this id');
  requireStopped(known, deps.clock());
  if (running === null) return { ...known, assembled };
  await deps.cases.stop(id, running, 'It lacks what the case has recorded, and is replaced.');
  // It may have taken acts since it was read.
  return stopped(deps, id);
}

/** Throws `Problem` 409 for a case that runs as it should, or is over. */
function requireStopped({ status, assembled }: KnownCase, now: Instant): void {
  if (assembled?.isRunning) {
    throw problem('case-running', 'The case runs: there is nothing to revive.');
  }
  const closure = assembled?.state.closure ?? null;
  if (closure === null) return;
  const { reopenableUntil } = closure;
  // What the engine has forgotten was over long ago, if it was closed.
  const isOver = status === 'completed' || (status === 'unknown' && reopenableUntil <= now);
  if (!isOver) return;
  throw problem(
    'reopening-over',
    `The case is over, as it could be reopened until ${toIso(reopenableUntil)}: there is nothing to revive.`,
  );
}

/** Records what the case had not handed over when it stopped, and that it runs again. Returns it with that. */
async function record(
  deps: ApiDeps,
  { assembled: known, stoppedAt }: StoppedCase,
  call: ReviveCall,
): Promise<AssembledCase> {
  const { recordCase, clock } = deps;
  const assembled = await withCreditOfPacks(deps, known);
  const { file, state, journal, unpublished, revivedFrom } = assembled;
  // A case that had recorded nothing begins from the beginning.
  if (journal === null) return assembled;
  const at = clock();
  const by = call.body.by ?? call.caller.name;
  const seq = journal.seq + 1;
  const event = revivedEvent({ at, by, note: call.body.note }, { seq, revivedFrom, stoppedAt });
  const events = [
    ...unpublished.map((one) => ({ ...one, detectedAt: null })),
    { ...event, detectedAt: at },
  ];
  await recordCase({ id: file.id, file, state, events });
  return { ...assembled, journal: { ...journal, seq } };
}
