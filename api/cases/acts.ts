import { ACTS, type ActName } from '../../domain/case/act.ts';
import type { CaseState, Closure } from '../../domain/case/types.ts';
import { isNoneLeft } from '../../domain/offering/credit.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { caseView } from '../../domain/view/case-view.ts';
import { ActRefusedError, CaseNotRunningError } from '../../temporal/case-gateway.ts';
import { orNull } from '../http/absent.ts';
import type { ApiDeps } from '../http/deps.ts';
import type { Answer, Call, Endpoint } from '../http/endpoint.ts';
import { once } from '../http/idempotency.ts';
import { instant, pastInstant } from '../http/instants.ts';
import { known } from '../http/known.ts';
import type { ProblemCode } from '../http/problem-catalogue.ts';
import { invalidBody, problem } from '../http/problems.ts';
import { optionalText } from '../http/text.ts';
import { refusedForAccount } from '../packs/none-left.ts';
import { caseSchema } from './case-schema.ts';
import { currentCase } from './current.ts';
import { CASE } from './examples.ts';
import { byCaseId } from './ids.ts';

/** What every act may bring. */
export const COMMON = {
  at: orNull(instant).meta({ description: 'When it happened; now if absent' }),
  by: optionalText(200).meta({ description: 'Who acts; the name of the key if absent' }),
  note: optionalText(5_000),
};

/** An act as it was sent: who, when and why, and what its kind says. */
export interface SaidAct {
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

/** What the endpoint of an act says of itself, but for its body. */
export function actSpec(
  name: ActName,
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

/** A call of an act's endpoint. */
export type ActCall = Call<{ id: string }, unknown, unknown>;

/** Does an act once, and answers with the case as it is then. */
export function act(
  deps: ApiDeps,
  call: ActCall,
  name: ActName,
  { at, by, note, ...fields }: SaidAct,
): Promise<Answer> {
  const happened = happenedAt(call, at);
  const args = { by: by ?? call.caller.name, note, at: toIso(happened), ...fields };
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const caseId = call.params.id;
    const state = await perform(deps, { caseId, actId: id, name }, () =>
      deps.cases.act(caseId, name, args, id),
    );
    return state ? answerAfter(deps, caseId, state) : answerWith(deps, caseId);
  };
  return once(deps.ledger.idempotency, call, work, deps.newId);
}

/** The instant of an act: as reported, which may not lie in the future, or now. */
export function happenedAt({ now }: Pick<ActCall, 'now'>, at: Instant | null): Instant {
  return pastInstant(at ?? now, now, 'at');
}

/** An act as it is told to a case. */
interface ToldAct {
  readonly caseId: string;
  readonly actId: string;
  readonly name: ActName;
  /** Which pack it asks a credit of, where that is not the case's own wish. */
  readonly pack?: string;
}

/** The case as the act has left it: its file never changes, so that nobody has to ask the case. */
async function answerAfter(deps: ApiDeps, caseId: string, state: CaseState): Promise<Answer> {
  const recorded = await deps.ledger.cases.get(caseId);
  if (recorded === null) return answerWith(deps, caseId);
  return { status: 200, body: caseView({ file: recorded.file, state }, deps.clock()) };
}

/** The case as it is now. */
export async function answerWith(deps: ApiDeps, caseId: string): Promise<Answer> {
  const record = await known(currentCase(deps, caseId), 'case');
  return { status: 200, body: caseView(record, deps.clock()) };
}

/**
 * Tells a case of an act; null where a request whose answer was lost had done so. One that the case
 * no longer takes is 409, an id that never was a case 404: the ledger knows the difference.
 */
export async function perform<T>(
  deps: Pick<ApiDeps, 'ledger' | 'clock'>,
  { caseId, actId, name, pack }: ToldAct,
  tell: () => Promise<T>,
): Promise<T | null> {
  const { ledger } = deps;
  try {
    return await tell();
  } catch (error) {
    if (error instanceof ActRefusedError) throw await refused(error, deps, { caseId, pack });
    if (!(error instanceof CaseNotRunningError)) throw error;
    const record = await known(ledger.cases.get(caseId), 'case');
    // The act itself may have been the last thing that the case did, with its answer lost.
    const events = await ledger.cases.timeline(caseId);
    if (events.some(({ key }) => key === `act:${actId}`)) return null;
    const { closure } = record.state;
    if (closure !== null) throw tooLate(name, closure);
    throw problem('case-not-running', 'The engine no longer runs this case.');
  }
}

/** The case is closed, or even over: what it takes no more. */
export function tooLate(name: ActName, { at, reopenableUntil }: Closure) {
  const over = `The case was closed at ${toIso(at)} and could be reopened until ${toIso(reopenableUntil)}`;
  if (name === 'reopen') return problem('reopening-over', `${over}.`);
  return problem('case-closed', `${over}; it accepts no more acts.`);
}

async function refused(
  { reason, message, rules, cause }: ActRefusedError,
  { ledger: { cases, packs }, clock }: Pick<ApiDeps, 'ledger' | 'clock'>,
  { caseId, pack }: Pick<ToldAct, 'caseId'> & { pack: string | undefined },
) {
  if (reason === 'invalid-arguments') return invalidBody([{ path: '', message }]);
  if (reason !== 'broken-rule') return problem(reason, `${message}.`, { cause });
  const record = rules.some(isNoneLeft) ? await cases.get(caseId) : null;
  const open = record ? await packs.openTo(record.file.account.id) : [];
  const wanted = pack ?? record?.file.request.pack ?? 'auto';
  return refusedForAccount(rules, { open, now: clock(), wanted });
}
