import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownCatalogue } from '../support/catalogues.ts';
import { newCase, startApi, type TestApi } from './support/api.ts';

/** A process with all offerings, and one on the same ledger where two of them are switched off. */
let whole: TestApi;
let api: TestApi;
beforeAll(async () => {
  whole = await startApi();
  const catalogue = { ...ownCatalogue(), switchedOff: ['21vianet', 'professional'] };
  api = await startApi({ ledger: whole.ledger, catalogue });
});
afterAll(() => whole.close());

const ERRORS = [
  {
    path: 'offering',
    message: 'is switched off here: no cases are opened under it, and open ones go on',
  },
];

describe('an offering that is switched off', () => {
  it('is not listed, and says that it is off where it is named', async () => {
    const { items } = (await api.get('/v1/offerings')).body;
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain('21vianet');
    expect(ids).toContain('csp');
    expect((await api.get('/v1/offerings/21vianet')).body).toMatchObject({ offered: false });
    expect((await api.get('/v1/offerings/csp')).body).toMatchObject({ offered: true });
  });

  it.each(['/v1/cases', '/v1/cases/preview'])('gets no case by %s', async (path) => {
    const account = await api.account();
    const { status, body } = await api.post(path, newCase(account));
    expect([status, body.code]).toEqual([400, 'invalid-body']);
    expect(body.errors).toEqual(ERRORS);
  });

  it('keeps its open cases, which may be answered and split', async () => {
    const account = await whole.account();
    const id = await whole.make('/v1/cases', newCase(account));
    const part = await whole.post(`/v1/cases/${id}/split`, { title: 'A part' });
    expect(part.status).toBe(201);
    const answered = await whole.post(`/v1/cases/${id}/responses`, { by: 'Ada' });
    expect(answered.status).toBe(200);
  });

  it('sells no packs', async () => {
    const account = await api.account();
    const { status, body } = await api.post(`/v1/accounts/${account}/packs`, {
      orderConfirmation: 'SO-1',
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body.errors)).toContain('no offering of this installation sells packs');
  });
});

it('an offering that does not exist is named with the nearest one', async () => {
  const account = await whole.account();
  const { body } = await whole.post('/v1/cases/preview', {
    ...newCase(account),
    offering: '21viane',
  });
  expect(body.errors).toEqual([
    {
      path: 'offering',
      message: 'is not an offering of this installation; did you mean 21vianet?',
    },
  ]);
});
