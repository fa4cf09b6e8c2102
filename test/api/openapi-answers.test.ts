import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, newCase, startApi, type TestApi } from './support/api.ts';

/**
 * Programs are made from the document, not from the schemas that it is written from: whatever the one loses
 * of the other, such as all alternatives but the first, is missing in every client.
 */
let api: TestApi;
let ajv: Ajv2020;
let paths: Record<string, Record<string, Operation>>;

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly example?: unknown } };
}
interface Operation {
  readonly responses: Readonly<Record<string, Content>>;
  readonly requestBody?: Content;
}

beforeAll(async () => {
  api = await startApi();
  const document = (await api.get('/openapi.json', { key: null })).body;
  paths = document.paths;
  // `example` and other words of OpenAPI are no words of JSON Schema.
  ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
});
afterAll(() => api.close());

/** What the document holds against a value, by the pointer of a schema in it. */
function wrongBy(pointer: readonly string[], value: unknown): string {
  const steps = pointer.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
  const reference = `openapi#/${steps.map(encodeURIComponent).join('/')}`;
  ajv.validate({ $ref: reference }, value);
  return ajv.errorsText();
}

function wrongAnswer(path: string, answer: { status: number; body: unknown }, method = 'get') {
  const place = ['responses', String(answer.status), 'content', 'application/json', 'schema'];
  return wrongBy(['paths', path, method, ...place], answer.body);
}

/** Every example of JSON in the document, and the pointer of the schema that it stands beside. */
function documentedExamples(): { pointer: string[]; example: unknown }[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      at: ['paths', path, method],
      operation,
    })),
  );
  const parts = operations.flatMap(({ at, operation: { requestBody, responses } }) => [
    { at: [...at, 'requestBody'], part: requestBody },
    ...Object.entries(responses).map(([status, part]) => ({
      at: [...at, 'responses', status],
      part,
    })),
  ]);
  return parts.flatMap(({ at, part }) => {
    const example = part?.content?.['application/json']?.example;
    const pointer = [...at, 'content', 'application/json', 'schema'];
    return example === undefined ? [] : [{ pointer, example }];
  });
}

describe('the OpenAPI document describes', () => {
  it('every offering and calendar of the catalogue, whatever alternatives it uses', async () => {
    const { offerings, calendars } = api.deps.catalogue;
    for (const { id } of offerings) {
      const answer = await api.get(`/v1/offerings/${id}`);
      expect(wrongAnswer('/v1/offerings/{id}', answer), `of ${id}`).toBe('No errors');
    }
    for (const { id } of calendars) {
      const answer = await api.get(`/v1/calendars/${id}`);
      expect(wrongAnswer('/v1/calendars/{id}', answer), `of ${id}`).toBe('No errors');
    }
  });

  it('an account, a case, its timeline, its explanation and their lists', async () => {
    const account = await api.post('/v1/accounts', ACCOUNT);
    expect(wrongAnswer('/v1/accounts', account, 'post')).toBe('No errors');
    const opened = await api.post('/v1/cases', newCase(account.body.id));
    expect(wrongAnswer('/v1/cases', opened, 'post')).toBe('No errors');
    for (const part of ['', '/timeline', '/explanation']) {
      const answer = await api.get(`/v1/cases/${opened.body.id}${part}`);
      expect(wrongAnswer(`/v1/cases/{id}${part}`, answer)).toBe('No errors');
    }
    expect(wrongAnswer('/v1/cases', await api.get('/v1/cases'))).toBe('No errors');
  });

  it('its own examples of bodies and answers', () => {
    const examples = documentedExamples();
    expect(examples.length).toBeGreaterThan(50);
    for (const { pointer, example } of examples) {
      expect(wrongBy(pointer, example), `at ${pointer.join(' ')}`).toBe('No errors');
    }
  });

  it('nothing besides', async () => {
    const { status, body } = await api.get('/v1/calendars/local-business');
    const answer = { status, body: { ...body, holidays: 'anything' } };
    expect(wrongAnswer('/v1/calendars/{id}', answer)).toContain('/holidays must');
  });
});
