import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { expect, test } from 'vitest';
import { endpoint, type Endpoint } from '../../api/http/endpoint.ts';
import { problemHandler } from '../../api/http/problem-handler.ts';
import { routerOf } from '../../api/http/routing.ts';
import { EngineUnavailableError } from '../../temporal/case-gateway.ts';

type EndpointTraits = Pick<Endpoint['spec'], 'method' | 'idempotent' | 'changesNothing'>;

const NO_ANSWER = 'The engine is not answering.';
const BY_KEY = `${NO_ANSWER} The request may have been carried out anyway: send it again with the same Idempotency-Key, and nothing is done twice.`;
const LOOK_FIRST = `${NO_ANSWER} The request may have been carried out anyway: check before you send it again.`;

const callerOf = () => ({ id: 'nobody', name: 'nobody' });

/** An endpoint whose engine does not answer. */
function unanswered(said: EndpointTraits): express.Express {
  const one = endpoint({
    ...said,
    path: '/it',
    id: 'it',
    tag: 'Tests',
    summary: 'It',
    answers: {},
    handle: () => Promise.reject(new EngineUnavailableError('it', null)),
  });
  return express()
    .use(routerOf([one], { clock: () => 0, callerOf }))
    .use(problemHandler(pino({ level: 'silent' })));
}

async function detailOf(said: EndpointTraits, key: string | null): Promise<unknown> {
  const headers = key === null ? {} : { 'Idempotency-Key': key };
  const answer = await request(unanswered(said))[said.method]('/it').set(headers);
  expect(answer.status).toBe(503);
  return answer.body.detail;
}

test.each<[string, EndpointTraits, string | null, string]>([
  ['a GET', { method: 'get' }, null, NO_ANSWER],
  ['a POST that changes nothing', { method: 'post', changesNothing: true }, null, NO_ANSWER],
  ['a POST with its key', { method: 'post', idempotent: true }, 'k', BY_KEY],
  ['a POST that came without one', { method: 'post', idempotent: true }, null, LOOK_FIRST],
  ['a POST that takes no key', { method: 'post' }, 'k', LOOK_FIRST],
  ['a DELETE', { method: 'delete' }, null, LOOK_FIRST],
])(
  '%s that the engine did not answer says what may have happened',
  async (_, said, key, detail) => {
    expect(await detailOf(said, key)).toBe(detail);
  },
);
