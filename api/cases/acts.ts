import { z } from 'zod';
import { OUTCOMES } from '../../domain/case/types.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint, TAKES_NOTHING, type Answer, type Call, type Endpoint } from '../endpoint.ts';
import { once } from '../idempotency.ts';
import { known } from '../known.ts';
import { instant, pastInstant } from '../instants.ts';
import type { ProblemCode } from '../problem-catalogue.ts';
import { invalidBody, problem } from '../problems.ts';
import { optionalText, text } from '../text.ts';
import { currentCase } from './current.ts';
import { caseSchema } from './case-schema.ts';
import { ActRefusedError, CaseNotRunningError } from './engine.ts';
import { CASE } from './examples.ts';
import { byCaseId } from './ids.ts';

const ACT_PROBLEMS: readonly ProblemCode[] = [
  'case-closed',
  'case-not-running',
  'instant-in-future',
  'instant-before-opening',
  'too-many-acts',
];

const at = instant
  .nullish()
  .transform((value) => value ?? null)
  .meta({ description: 'When it happened: absent is now' });

const NOTE = optionalText(5_000);

const response = z.strictObject({ at, by: text(200), note: NOTE }).meta({ id: 'Response' });

const close = z
  .strictObject({
    outcome: z.enum(OUTCOMES),
    chargeCredit: z
      .boolean()
      .nullish()
      .transform((value) => value ?? null),
    note: NOTE,
    by: optionalText(200).meta({ description: 'Absent is the name of the key' }),
    at,
  })
  .meta({ id: 'Close' });

/** `POST …/responses`: support answered. */
export function respondToCase(deps: ApiDeps): Endpoint {
  return endpoint({
    ...actSpec('responses', 'respondToCase', 'Support answered the customer'),
    description:
      'The earliest response meets the clock, late or not; later ones are recorded and change no clock.',
    body: response,
    bodyExample: { by: 'support', note: 'We are looking into it.' },
    handle(call) {
      const { by, note } = call.body;
      return act(deps, call, (happened, actId) =>
        deps.cases.respond(call.params.id, { by, note, at: happened }, actId),
      );
    },
  });
}

/** `POST …/close`: the case ends. */
export function closeCase(deps: ApiDeps): Endpoint {
  return endpoint({
    ...actSpec('close', 'closeCase', 'Ends the case'),
    description:
      'Solved counts as the response where there was none; unresolved and withdrawn cancel the clock unless it is breached already.',
    body: close,
    bodyExample: { outcome: 'solved', note: 'The mail flow rule was removed.' },
    handle(call) {
      const { outcome, chargeCredit, note } = call.body;
      const by = call.body.by ?? call.caller.name;
      return act(deps, call, (happened, actId) =>
        deps.cases.close(call.params.id, { by, outcome, chargeCredit, note, at: happened }, actId),
      );
    },
  });
}

function actSpec(path: string, id: string, summary: string) {
  return {
    ...TAKES_NOTHING,
    method: 'post',
    path: `/v1/cases/{id}/${path}`,
    id,
    tag: 'Cases',
    summary,
    noun: 'case',
    params: byCaseId,
    idempotent: true,
    answers: { 200: { description: 'The case as it is now', schema: caseSchema, example: CASE } },
    problems: ACT_PROBLEMS,
  } as const;
}

/**
 * Does an act once, stamped with its instant, and answers with the case. An act that the case no
 * longer takes is 409, an id that never was a case 404: the ledger knows the difference.
 */
function act(
  { cases, ledger, newId, clock }: ApiDeps,
  call: Call<{ id: string }, unknown, { at: Instant | null }>,
  perform: (happened: string, actId: string) => Promise<void>,
): Promise<Answer> {
  const happened = pastInstant(call.body.at ?? call.now, call.now, 'at');
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    await perform(toIso(happened), id).catch((error: unknown) => explain(error, id));
    const record = await known(currentCase({ cases, ledger }, call.params.id), 'case');
    return { status: 200, body: caseView(record, clock()) };
  };
  return once(ledger.idempotency, call, work, newId);

  async function explain(error: unknown, actId: string): Promise<void> {
    if (error instanceof ActRefusedError) throw refused(error);
    if (!(error instanceof CaseNotRunningError)) throw error;
    const record = await known(ledger.cases.get(error.caseId), 'case');
    // The act itself may have been the last thing that the case did, with its answer lost.
    const events = await ledger.cases.timeline(error.caseId);
    if (events.some(({ key }) => key === `act:${actId}`)) return;
    if (record.state.status === 'closed') throw problem('case-closed', 'The case is over.');
    throw problem('case-not-running', 'The engine does not run this case any more.');
  }
}

function refused({ reason, message, cause }: ActRefusedError) {
  if (reason === 'invalid-arguments') return invalidBody([{ path: '', message }]);
  return problem(reason, message, { cause });
}
