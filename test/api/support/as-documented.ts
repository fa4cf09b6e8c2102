import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { Endpoint } from '../../../api/http/endpoint.ts';
import { PROBLEMS } from '../../../api/http/problem-catalogue.ts';
import { problemSchema } from '../../../api/http/problem-schema.ts';
import { problemCodesOf } from '../../../api/openapi-problems.ts';

/** Holds an answer against what its endpoint says of itself: status, shape, and nothing besides. */
export function expectAsDocumented(
  endpoints: readonly Endpoint[],
  method: string,
  path: string,
  answer: Response,
): void {
  if (answer.status >= 400) expectProblem(answer);
  const spec = endpoints.find((one) => one.spec.method === method && fits(one, path))?.spec;
  if (!spec) return;
  if (answer.status >= 400) {
    const { code } = problemSchema.parse(answer.body);
    const codes: readonly string[] = [...problemCodesOf(spec)];
    const isRule = answer.status === 422 && spec.refusals === true;
    expect(isRule || codes.includes(code), `${method} ${path} documents ${code}`).toBe(true);
    return;
  }
  const documented = spec.answers[answer.status];
  expect(documented, `${method} ${path} documents ${answer.status}`).toBeDefined();
  if (answer.type === 'text/plain') {
    expect(documented?.textExample, `${method} ${path} documents text`).toBeDefined();
    return;
  }
  if (documented?.file) {
    expect(answer.type).toBe(documented.file.mediaType);
    return;
  }
  if (documented?.schema) expect(documented.schema.parse(answer.body)).toEqual(answer.body);
}

function expectProblem(answer: Response): void {
  expect(answer.type).toBe('application/problem+json');
  const { status, code, type, requestId } = problemSchema.parse(answer.body);
  expect(status).toBe(answer.status);
  expect(type).toBe(`urn:sla-timers:problem:${code}`);
  expect(requestId).toBe(answer.headers['x-request-id']);
  const kind = new Map(Object.entries(PROBLEMS)).get(code);
  expect(kind?.status ?? 422).toBe(answer.status);
}

function fits({ spec }: Endpoint, path: string): boolean {
  const pattern = spec.path.replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path.replace(/\?.*/, ''));
}
