import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirePolicies } from '../../service/policy-versions.ts';
import { ownCatalogue } from '../support/catalogues.ts';
import { newCase, startApi, type TestApi } from './support/api.ts';

const OFFERING = 'offerings/21vianet/v1.yaml';
const SENTENCE = `${OFFERING} has changed since cases were opened under it: undo the change, and write offerings/21vianet/v2.yaml instead`;

/** A process that has the policies of this project. */
let first: TestApi;
/** Another one on the same ledger, in whose folder the offering has been edited. */
let second: TestApi;
beforeAll(async () => {
  first = await startApi();
  const ours = ownCatalogue();
  const catalogue = { ...ours, digests: { ...ours.digests, [OFFERING]: 'edited' } };
  second = await startApi({
    ledger: first.ledger,
    catalogue,
    readiness: { policies: () => requirePolicies(first.ledger, catalogue) },
  });
});
afterAll(() => first.close());

describe('a version whose content has changed', () => {
  it('is no disagreement before a case has been opened under it', async () => {
    const { status, body } = await second.get('/readyz', { key: null });
    expect(status).toBe(200);
    expect(body.policies).toEqual({ changed: [], missing: [] });
  });

  it('gets no cases once others have it as it was, whichever process is asked', async () => {
    const account = await first.account();
    await first.make('/v1/cases', newCase(account));
    const refused = await second.post('/v1/cases', newCase(account), {
      'Idempotency-Key': 'the-same',
    });
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'policy-changed', detail: `${SENTENCE}.` });
    const again = await first.post('/v1/cases', newCase(account), {
      'Idempotency-Key': 'the-same',
    });
    expect(again.status).toBe(201);
  });

  it('gets no parts of cases either', async () => {
    const account = await first.account();
    const id = await first.make('/v1/cases', newCase(account));
    const refused = await second.post(`/v1/cases/${id}/split`, { title: 'A part' });
    expect(refused.body).toMatchObject({ status: 503, code: 'policy-changed' });
  });

  it('makes its process not ready, which says which file it is and what to do', async () => {
    second.time.now += 2_000;
    const { status, body } = await second.get('/readyz', { key: null });
    expect(status).toBe(503);
    expect(body).toMatchObject({
      checks: { policies: 'failing' },
      policies: { changed: [SENTENCE], missing: [] },
    });
    expect((await first.get('/readyz', { key: null })).status).toBe(200);
  });

  it('is previewed all the same, and other offerings get cases', async () => {
    const account = await second.account();
    const { status } = await second.post('/v1/cases/preview', newCase(account));
    expect(status).toBe(200);
  });
});

describe('a version that is missing', () => {
  it('is reported, and the process is ready', async () => {
    await first.ledger.policies.pin([{ file: 'offerings/gone/v1.yaml', digest: 'aa' }]);
    first.time.now += 2_000;
    const { status, body } = await first.get('/readyz', { key: null });
    expect(status).toBe(200);
    expect(body.policies).toEqual({
      changed: [],
      missing: ['offerings/gone/v1.yaml is missing, and cases were opened under it'],
    });
  });
});
