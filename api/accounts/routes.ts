import { z } from 'zod';
import { toIso } from '../../domain/time/instant.ts';
import type { Account } from '../../ledger/types/accounts.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Answer, type Endpoint } from '../http/endpoint.ts';
import { idempotently, stored, type Work } from '../http/idempotency.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { invalidBody } from '../http/problems.ts';
import { withFields } from '../../domain/case/vocabulary.ts';
import { checkAgreements } from './agreements.ts';
import { ACCOUNT, NEW_ACCOUNT } from './examples.ts';
import { account, accountChanges, accountId, newAccount, partOf } from './schema.ts';

const TAG = 'Accounts';
const byId = z.strictObject({ id: accountId });

export function accountEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [createAccount(deps), getAccount(deps), changeAccount(deps)];
}

function createAccount({ ledger, newId, catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/accounts',
    id: 'createAccount',
    tag: TAG,
    summary: 'Creates an account',
    body: newAccount,
    bodyExample: NEW_ACCOUNT,
    idempotent: true,
    answers: {
      201: {
        description: 'The account',
        schema: account,
        example: ACCOUNT,
        headers: { Location: 'The address of the account' },
      },
    },
    problems: ['account-exists'],
    handle(call) {
      checkAgreements(catalogue, call.body.agreements);
      const make = async ({ id, claim }: Work): Promise<Answer> => {
        const made = { ...call.body, id: call.body.id ?? `acc_${id}`, createdAt: call.now };
        const answer = { status: 201, body: accountView(made) };
        await ledger.accounts.create(made, claim ? { claim, answer: stored(answer) } : undefined);
        return answer;
      };
      return idempotently(ledger.idempotency, call, make, newId);
    },
  });
}

function getAccount({ ledger }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/accounts/{id}',
    id: 'getAccount',
    tag: TAG,
    summary: 'Gets an account',
    noun: 'account',
    params: byId,
    answers: { 200: { description: 'The account', schema: account, example: ACCOUNT } },
    async handle({ params }) {
      return {
        status: 200,
        body: accountView(await orNotFound(ledger.accounts.get(params.id), 'account')),
      };
    },
  });
}

function changeAccount({ ledger, catalogue }: ApiDeps): Endpoint {
  return endpoint({
    method: 'patch',
    path: '/v1/accounts/{id}',
    id: 'changeAccount',
    tag: TAG,
    summary: 'Changes an account',
    description:
      'Fields that are present are replaced, the others stay; of `fields` those that are named are replaced, and null empties one. Running cases keep the account as it was when they were opened.',
    noun: 'account',
    params: byId,
    body: accountChanges,
    bodyExample: { agreements: ['advanced-online-service'] },
    answers: {
      200: { description: 'The account as it is now', schema: account, example: ACCOUNT },
    },
    async handle({ params, body }) {
      checkAgreements(catalogue, body.agreements ?? []);
      const change = (before: Account): Account => {
        const { fields, ...changes } = definedFields(body);
        const after = { ...before, ...changes, fields: withFields(before.fields, fields) };
        if (partOf(after)) return after;
        throw invalidBody([{ path: 'subdivision', message: 'is not a part of the region' }]);
      };
      const after = await orNotFound(ledger.accounts.update(params.id, change), 'account');
      return { status: 200, body: accountView(after) };
    },
  });
}

function accountView({ createdAt, ...shown }: Account) {
  return { ...shown, createdAt: toIso(createdAt) };
}
