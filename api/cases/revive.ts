import { z } from 'zod';
import { revivedEvent } from '../../domain/case/revived-event.ts';
import { REVIVED_FROM } from '../../domain/case/types.ts';
import { isoOrNull, toIso, type Instant } from '../../domain/time/instant.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Answer, type Call, type Endpoint } from '../http/endpoint.ts';
import { idempotently } from '../http/idempotency.ts';
import { instantText } from '../http/instants.ts';
import { notFound, problem } from '../http/problems.ts';
import { answerWith, COMMON } from './acts.ts';
import type { AssembledCase } from './assembled-case.ts';
import { caseSchema } from './case-schema.ts';
import { CASE } from './examples.ts';
import { byCaseId } from './ids.ts';
import { knownCase, type KnownCase } from './known-case.ts';

const revival = z
  .strictObject({ by: COMMON.by, note: COMMON.note })
  .meta({ id: 'Revival', description: 'Who has the case run again, and why' });

const revived = z
  .strictObject({
    revivedFrom: z.enum(REVIVED_FROM).meta({
      description:
        '`history`: from the histories that the engine still has, so that nothing is lost. `ledger`: from what had been recorded.',
    }),
    stoppedAt: instantText
      .nullable()
      .meta({ description: 'Since when the case did not run; null if the engine does not know' }),
    case: caseSchema,
  })
  .meta({ id: 'RevivedCase' });

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
    const { assembled, stoppedAt } = await stopped(deps, id);
    await record(deps, assembled, { call, stoppedAt });
    const { file, journal } = assembled;
    await deps.cases.revive(file, journal && { ...journal, seq: journal.seq + 1 });
    await deps.ledger.gaps.closeNotRunning(id, deps.clock());
    const { body } = await answerWith(deps, id);
    const { revivedFrom } = assembled;
    return { status: 200, body: { revivedFrom, stoppedAt: isoOrNull(stoppedAt), case: body } };
  };
  return idempotently(deps.ledger.idempotency, call, work, deps.newId);
}

/** A case that does not run and should: one that goes on wrongly is stopped. Throws `Problem` for any other. */
async function stopped(
  deps: ApiDeps,
  id: string,
): Promise<KnownCase & { readonly assembled: AssembledCase }> {
  const known = await knownCase(deps, id);
  const { assembled, runs } = known;
  if (assembled === null) throw notFound('case with this id');
  requireStopped(known, deps.clock());
  const wrong = runs.find(({ isRunning }) => isRunning);
  if (wrong === undefined) return { ...known, assembled };
  await deps.cases.stop(id, wrong.runId, 'It lacks what the case has recorded, and is replaced.');
  // It may have taken acts since it was read.
  return stopped(deps, id);
}

/** Throws `Problem` 409 for a case that runs as it should, or is over. */
function requireStopped({ status, assembled }: KnownCase, now: Instant): void {
  if (assembled?.running)
    throw problem('case-running', 'The case runs: there is nothing to revive.');
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

/** Records what the case had not handed over when it stopped, and that it runs again. */
async function record(
  { recordCase, clock }: ApiDeps,
  { file, state, journal, unpublished, revivedFrom }: AssembledCase,
  { call, stoppedAt }: { readonly call: ReviveCall } & Pick<KnownCase, 'stoppedAt'>,
): Promise<void> {
  // A case that had recorded nothing begins from the beginning.
  if (journal === null) return;
  const at = clock();
  const by = call.body.by ?? call.caller.name;
  const what = { seq: journal.seq + 1, revivedFrom, stoppedAt };
  const event = revivedEvent({ at, by, note: call.body.note }, what);
  const events = [
    ...unpublished.map((one) => ({ ...one, detectedAt: null })),
    { ...event, detectedAt: at },
  ];
  await recordCase({ id: file.id, file, state, events });
}
