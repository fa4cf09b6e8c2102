import type { CaseFile, Closure } from '../../domain/case/types.ts';
import { withFields } from '../../domain/case/vocabulary.ts';
import { toIso } from '../../domain/time/instant.ts';
import { knownAccount } from '../accounts/known-account.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Answer, type Call, type Endpoint } from '../http/endpoint.ts';
import { idempotently, type Work } from '../http/idempotency.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { packsOf } from '../packs/packs-of.ts';
import { actSpec, answerWith, happenedAt, perform, tooLate } from './acts.ts';
import { caseSchema } from './case-schema.ts';
import { currentCase } from './current.ts';
import { draftCase } from './draft.ts';
import { CASE } from './examples.ts';
import { newPart, type NewPart } from './new-case.ts';
import { pinPolicies } from './pin-policies.ts';

const SPEC = actSpec('split', { method: 'post', path: '/split', id: 'splitCase' });

/** `POST …/split`: each part of a divisible problem is an incident of its own (document 002). */
export function splitCase(deps: ApiDeps): Endpoint {
  return endpoint({
    ...SPEC,
    problems: [...SPEC.problems, 'policy-changed'],
    summary: 'Splits off part of a problem as a new case',
    description:
      'Returns the new case, whose `parent` is this one; this one lists it under `children`. What the body omits is taken from this case. The new case opens under the newest version of the same offering, with its own clocks.',
    body: newPart,
    bodyExample: { title: 'Shared mailboxes cannot be opened', severity: 'B' },
    refusals: true,
    createdUnder: '/v1/cases',
    answers: {
      201: {
        description: 'The new case',
        schema: caseSchema,
        example: CASE,
        headers: { Location: 'The address of the case' },
      },
    },
    handle: (call) => split(deps, call),
  });
}

function split(deps: ApiDeps, call: Call<{ id: string }, unknown, NewPart>): Promise<Answer> {
  const whole = call.params.id;
  const happened = happenedAt(call, call.body.at);
  const by = call.body.by ?? call.caller.name;
  const work = async ({ id, claim }: Work): Promise<Answer> => {
    const opening = { id: `case_${id}`, openedAt: happened, openedBy: by };
    const part = await partOf(deps, call, opening, claim !== null);
    await pinPolicies(deps, part);
    const { pack } = part.request;
    await perform(deps, { caseId: whole, actId: id, name: 'split', pack }, () =>
      deps.cases.split(whole, part, { by, at: toIso(happened) }, id),
    );
    const { body } = await answerWith(deps, part.id);
    return { status: 201, body };
  };
  return idempotently(deps.ledger.idempotency, call, work, deps.newId);
}

/** The case for a sub-problem: like the whole as it is now, except for what the body says. */
async function partOf(
  deps: ApiDeps,
  { body, params }: Call<{ id: string }, unknown, NewPart>,
  opening: Pick<CaseFile, 'id' | 'openedAt' | 'openedBy'>,
  mayHoldCredit: boolean,
): Promise<CaseFile> {
  const { ledger, catalogue } = deps;
  const { file, state } = await orNotFound(currentCase(deps, params.id), 'case');
  await checkOpen(deps, state.closure, opening);
  const { assignee: _kept, ...changes } = state.changes;
  const { at: _at, by: _by, ...differs } = body;
  // Where it follows from fields, that of the part follows from its own.
  const severity = file.severityMatrix === null ? state.severity : null;
  const usual = { ...file.request, ...changes, severity, reference: null };
  const fields = withFields(usual.fields, differs.fields);
  const request = { ...usual, ...definedFields(differs), fields };
  const draft = draftCase({
    catalogue,
    terms: { ...request, history: [], quietBefore: null },
    account: await knownAccount(ledger, file.account.id),
    openedAt: opening.openedAt,
    openedBy: opening.openedBy,
    until: opening.openedAt,
    packs: await packsOf(deps, file.account.id, request.offering),
    mayHoldCredit,
    parent: file.id,
  });
  return { ...draft, id: opening.id };
}

/**
 * Throws `Problem` 409 for a closed case before its part is checked, unless an earlier request, whose
 * answer was lost, has already opened the part.
 */
async function checkOpen(
  deps: ApiDeps,
  closure: Closure | null,
  { id, openedAt }: Pick<CaseFile, 'id' | 'openedAt'>,
): Promise<void> {
  if (closure === null || openedAt <= closure.at) return;
  if ((await currentCase(deps, id)) === null) throw tooLate('split', closure);
}
