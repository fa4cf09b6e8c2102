import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '../../api/endpoints.ts';
import { PROBLEMS } from '../../api/http/problem-catalogue.ts';
import { startApi, type TestApi } from './support/api.ts';

/** POSTs that make nothing, and so take no `Idempotency-Key`. */
const MAKE_NOTHING = /\/test$|\/(retry|deadlines|business-time|preview)$/;

const METHODS = z.enum(['get', 'post', 'patch', 'delete']);

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
  security?: unknown[];
}

let api: TestApi;
let document: {
  openapi: string;
  security: unknown[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: object; securitySchemes: object };
};
let operations: { path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  api = await startApi();
  document = (await api.get('/openapi.json', { key: null })).body;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});
afterAll(() => api.close());

/** What is never JSON. */
const TEXTS = new Map([
  ['/v1/calendars/{id}.ics', 'text/calendar'],
  ['/metrics', 'text/plain'],
]);

describe('the OpenAPI document', () => {
  it('is of version 3.1 and names the key', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.components.securitySchemes).toMatchObject({
      key: { type: 'http', scheme: 'bearer' },
    });
    expect(document.security).toEqual([{ key: [] }]);
  });

  it('has every endpoint of this version of the interface', () => {
    const listed = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(listed.toSorted()).toEqual([
      'DELETE /v1/cases/{id}/close/current',
      'DELETE /v1/cases/{id}/customer-replies/current',
      'DELETE /v1/cases/{id}/customer-requests/current',
      'DELETE /v1/cases/{id}/responses/current',
      'DELETE /v1/cases/{id}/waits/current',
      'DELETE /v1/subscriptions/{id}',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'GET /v1/accounts/{id}',
      'GET /v1/accounts/{id}/packs',
      'GET /v1/calendars',
      'GET /v1/calendars/{id}',
      'GET /v1/calendars/{id}.ics',
      'GET /v1/calendars/{id}/open-hours',
      'GET /v1/cases',
      'GET /v1/cases/{id}',
      'GET /v1/cases/{id}/explanation',
      'GET /v1/cases/{id}/timeline',
      'GET /v1/deliveries',
      'GET /v1/gaps',
      'GET /v1/offerings',
      'GET /v1/offerings/{id}',
      'GET /v1/packs/{id}',
      'GET /v1/subscriptions',
      'GET /v1/subscriptions/{id}',
      'PATCH /v1/accounts/{id}',
      'PATCH /v1/cases/{id}',
      'PATCH /v1/subscriptions/{id}',
      'POST /v1/accounts',
      'POST /v1/accounts/{id}/packs',
      'POST /v1/business-time',
      'POST /v1/cases',
      'POST /v1/cases/preview',
      'POST /v1/cases/{id}/acknowledgements',
      'POST /v1/cases/{id}/close',
      'POST /v1/cases/{id}/customer-replies',
      'POST /v1/cases/{id}/customer-requests',
      'POST /v1/cases/{id}/reopen',
      'POST /v1/cases/{id}/responses',
      'POST /v1/cases/{id}/revive',
      'POST /v1/cases/{id}/severity',
      'POST /v1/cases/{id}/split',
      'POST /v1/cases/{id}/waits',
      'POST /v1/deadlines',
      'POST /v1/deliveries/retry',
      'POST /v1/deliveries/{id}/retry',
      'POST /v1/packs/{id}/claims',
      'POST /v1/subscriptions',
      'POST /v1/subscriptions/{id}/secret',
      'POST /v1/subscriptions/{id}/test',
    ]);
  });

  it('documents paths that exist', async () => {
    for (const { path, method } of operations) {
      const answer = await api.send(METHODS.parse(method), path.replaceAll(/\{\w+\}/g, 'x'), {
        key: null,
      });
      expect(answer.status, `${method} ${path}`).toBe(
        ['/healthz', '/readyz'].includes(path) ? 200 : 401,
      );
    }
  });

  it('resolves every reference', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, name] of references)
      expect(document.components.schemas).toHaveProperty(String(name));
    expect(text.match(/"\$ref"/g)).toHaveLength(references.length);
  });

  it('names each operation once, and each parameter of a path', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(parameters.map(({ name }) => name)).toEqual(named);
    }
  });

  it('describes every answer and problem by a schema', () => {
    for (const { path, operation } of operations) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (status === '204') continue;
        const good = TEXTS.get(path) ?? 'application/json';
        const type = Number(status) < 400 ? good : 'application/problem+json';
        expect(content?.[type]?.schema, `${operation.operationId} ${status}`).toBeDefined();
      }
    }
  });

  it('documents every problem of the catalogue', () => {
    const text = JSON.stringify(document);
    const missing = Object.keys(PROBLEMS).filter((code) => !text.includes(`\`${code}\``));
    // No operation has it: it is what an address answers to methods that are none of its own.
    expect(missing).toEqual(['method-not-allowed']);
  });

  it('documents Idempotency-Key on every POST that creates something', () => {
    for (const { method, path, operation } of operations) {
      if (method !== 'post' || MAKE_NOTHING.test(path)) continue;
      expect(operation.parameters).toContainEqual(
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }),
      );
    }
  });

  it('gives examples that its own schemas accept', () => {
    for (const { spec } of allEndpoints(api.deps)) {
      const asked = { schema: spec.documentedBody ?? spec.body, example: spec.bodyExample };
      for (const { schema, example } of [asked, ...Object.values(spec.answers)]) {
        const fits = example === undefined || schema?.safeParse(example).success;
        expect(fits, `${spec.id}: ${JSON.stringify(example)}`).toBe(true);
      }
    }
  });

  it('writes patterns that other languages can read', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)];
    expect(patterns.length).toBeGreaterThan(5);
    for (const [, pattern] of patterns) expect(pattern).toMatch(/^\^.*\$$/);
  });
});

describe('/docs', () => {
  it('leads to a page that loads nothing from elsewhere', async () => {
    const moved = await api.get('/docs', { key: null });
    expect(moved.status).toBe(301);
    expect(moved.headers['location']).toBe('/docs/');
    const page = await api.get('/docs/', { key: null });
    expect(page.status).toBe(200);
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) =>
      String(part),
    );
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part).toMatch(/^\.\//);
      const answer = await api.get(`/docs/${part.slice(2)}`, { key: null });
      expect({ part, status: answer.status }).toEqual({ part, status: 200 });
    }
  });

  it('keeps to the policy it is sent with: no script inside the page, none from elsewhere', async () => {
    const page = await api.get('/docs/', { key: null });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page.text).not.toMatch(/\son\w+=/);
    const init = await api.get('/docs/swagger-ui-init.js', { key: null });
    expect(init.text).toContain('/openapi.json');
    expect(init.text).toContain('"validatorUrl": null');
  });
});
