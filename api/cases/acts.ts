import type { z } from 'zod';
import { meant } from '../../catalogue/schema/issue-words.ts';
import { ACTS, type LiveActName } from '../../domain/case/act.ts';
import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { Closure } from '../../domain/case/types.ts';
import { isNoneLeft } from '../../domain/offering/credit.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import { ActRefusedError, WorkflowNotRunningError } from '../../temporal/case-gateway.ts';
import { orNull } from '../http/absent.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call, Endpoint } from '../http/endpoint.ts';
import { idempotently } from '../http/idempotency.ts';
import { instant, pastInstant } from '../http/instants.ts';
import { orNotFound } from '../http/or-not-found.ts';
import type { ProblemCode } from '../http/problem-catalogue.ts';
import { invalidBody, problem, unknownSeverity, unknownWait } from '../http/problems.ts';
import { optionalProse, optionalText } from '../http/text.ts';
import { refusedForAccount } from '../packs/none-left.ts';
import { caseSchema } from './case-schema.ts';
import { currentCase } from './current.ts';
import { CASE } from './examples.ts';
import { byCaseId } from './ids.ts';

/** A name, but not the one of what the service does by itself, which no act may bear. */
export function somebody<S extends z.ZodType<string | null, string | null | undefined>>(name: S) {
  return name.refine(
    (by) => by !== SYSTEM,
    'must name a person or a program: `system` is what the service does by itself',
  );
}

/** The fields that every act may have. */
export const COMMON = {
  at: orNull(instant).meta({ description: 'When it happened; now if absent' }),
  by: somebody(optionalText(200)).meta({
    description: 'Who acts; the name of the key if absent',
  }),
  note: optionalProse(5_000),
};

/** An act as it was sent: who, when and why, and the fields of its kind. */
export interface SentAct {
  readonly at: Instant | null;
  readonly by: string | null;
  readonly note: string | null;
  readonly [field: string]: unknown;
}

const ANSWER = { 200: { description: 'The case as it is now', schema: caseSchema, example: CASE } };

const PROBLEMS_OF_ACTS: readonly ProblemCode[] = [
  'case-closed',
  'case-not-running',
  'instant-in-future',
  'instant-before-opening',
  'too-many-acts',
];

/** The specification of an act's endpoint, without its body. */
export function actSpec(
  name: LiveActName,
  { method, path, id }: Pick<Endpoint['spec'], 'method' | 'path' | 'id'>,
) {
  const { summary, description, refusals, byRules } = ACTS[name];
  return {
    method,
    path: `/v1/cases/{id}${path}`,
    id,
    tag: 'Cases',
    summary,
    description,
    refusals: byRules,
    noun: 'case',
    params: byCaseId,
    idempotent: true,
    answers: ANSWER,
    problems: [...PROBLEMS_OF_ACTS, ...refusals],
  } as const;
}

/** A call to the endpoint of an act. */
export type ActCall = Call<{ id: string }, unknown, unknown>;

/** Performs an act once for each `Idempotency-Key`, and answers with the case after it. Throws `Problem`. */
export function act(
  deps: ApiDeps,
  call: ActCall,
  name: LiveActName,
  { at, by, note, ...fields }: SentAct,
): Promise<Answer> {
  const happened = happenedAt(call, at);
  const args = { by: by ?? call.caller.name, note, at: toIso(happened), ...fields };
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const caseId = call.params.id;
    const { kind } = fields;
    await perform(deps, { caseId, actId: id, name, kind }, () =>
      deps.cases.act(caseId, name, args, id),
    );
    return answerWith(deps, caseId);
  };
  return idempotently(deps.ledger.idempotency, call, work, deps.newId);
}

/** The instant of an act: as reported, or now. Throws `Problem` 400 if it lies in the future. */
export function happenedAt({ now }: Pick<ActCall, 'now'>, at: Instant | null): Instant {
  return pastInstant(at ?? now, now, 'at');
}

/** An act to be performed on a case. */
interface ActOnCase {
  readonly caseId: string;
  readonly actId: string;
  readonly name: LiveActName;
  /** The pack from which it needs a credit, if that is not the one that the case asked for. */
  readonly pack?: string;
  /** Of a wait. */
  readonly kind?: unknown;
}

/** The case as it is now. Throws `Problem` 404 if there is none. */
export async function answerWith(deps: ApiDeps, caseId: string): Promise<Answer> {
  const record = await orNotFound(currentCase(deps, caseId), 'case');
  return { status: 200, body: caseView(record, deps.clock()) };
}

/**
 * Performs an act on a case, unless an earlier request, whose answer was lost, already did so.
 * Throws `Problem`: what the case refuses; 409 if it takes no more acts; 404 if the ledger shows that there
 * never was such a case.
 */
export async function perform(
  deps: Pick<ApiDeps, 'ledger' | 'clock'>,
  { caseId, actId, name, pack, kind }: ActOnCase,
  send: () => Promise<void>,
): Promise<void> {
  const { ledger } = deps;
  try {
    await send();
  } catch (error) {
    if (error instanceof ActRefusedError) throw await refused(error, deps, { caseId, pack, kind });
    if (!(error instanceof WorkflowNotRunningError)) throw error;
    const record = await orNotFound(ledger.cases.get(caseId), 'case');
    // The act may itself have been the last one of the case, with its answer lost.
    const events = await ledger.cases.timeline(caseId);
    if (events.some(({ key }) => key === `act:${actId}`)) return;
    const { closure } = record.state;
    if (closure !== null) throw tooLate(name, closure);
    throw problem(
      'case-not-running',
      `The engine no longer runs this case: it was ended in Temporal. POST /v1/cases/${caseId}/revive has it run again.`,
    );
  }
}

/** The 409 for an act that a closed case no longer takes. */
export function tooLate(name: LiveActName, { at, reopenableUntil }: Closure) {
  const over = `The case was closed at ${toIso(at)} and could be reopened until ${toIso(reopenableUntil)}`;
  if (name === 'reopen') return problem('reopening-over', `${over}.`);
  return problem('case-closed', `${over}; it accepts no more acts.`);
}

async function refused(
  { reason, message, rules, errors, cause }: ActRefusedError,
  { ledger: { cases, packs }, clock }: Pick<ApiDeps, 'ledger' | 'clock'>,
  { caseId, pack, kind }: Pick<ActOnCase, 'caseId' | 'kind'> & { pack: string | undefined },
) {
  if (reason === 'invalid-arguments') return invalidBody([{ path: '', message }]);
  if (reason === 'unknown-value') return invalidBody(errors);
  if (reason === 'unknown-severity') return unknownSeverity(message);
  if (reason === 'unknown-wait') {
    const known = (await cases.get(caseId))?.file.waits.map((each) => each.kind) ?? [];
    return unknownWait(`${message}${meant(kind, known)}`);
  }
  if (reason !== 'broken-rule') return problem(reason, `${message}.`, { cause });
  const record = rules.some(isNoneLeft) ? await cases.get(caseId) : null;
  const open = record ? await packs.openTo(record.file.account.id) : [];
  const wanted = pack ?? record?.file.request.pack ?? 'auto';
  return refusedForAccount(rules, { open, now: clock(), wanted });
}
