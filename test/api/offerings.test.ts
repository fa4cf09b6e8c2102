import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestOfferings } from '../../catalogue/schema/catalogue.ts';
import { startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('GET /v1/offerings', () => {
  it('lists every offering by its newest version', async () => {
    const { body } = await api.get('/v1/offerings');
    const listed = body.items.map(({ policyVersion }: { policyVersion: string }) => policyVersion);
    const known = newestOfferings(api.deps.catalogue).map(({ id, version }) => `${id}@${version}`);
    expect(listed).toEqual(known);
    expect(listed).toEqual(expect.arrayContaining(['21vianet@1', 'professional@1', 'csp@1']));
  });
});

describe('GET /v1/offerings/{id}', () => {
  it('returns rules and commitments as data, with their sources', async () => {
    const { status, body } = await api.get('/v1/offerings/21vianet');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: '21vianet', version: 1, versions: [1] });
    const known = body.documents.map(({ id }: { id: string }) => id);
    for (const { source } of [...body.commitments, ...body.rules]) {
      expect(known).toContain(source.document);
    }
  });

  it('returns every calendar that it names, with its hours and source', async () => {
    const { calendars } = (await api.get('/v1/offerings/21vianet')).body;
    expect(calendars.map(({ id }: { id: string }) => id)).toEqual([
      '21vianet',
      'china-business',
      'local-business',
    ]);
    expect(calendars[0]).toMatchObject({
      timeZone: 'Asia/Shanghai',
      weekly: { sun: [['09:00', '24:00']] },
      source: { document: '000' },
    });
  });

  it('returns channels with phone numbers, and none if there is no phone support', async () => {
    const { channels } = (await api.get('/v1/offerings/o365-advanced')).body;
    expect(channels.phone.numbers).toMatchObject([
      { regions: ['US', 'CA'], number: '1 800 865 9408', source: { document: '000' } },
      { regions: ['AU'], number: '1 800 197 503' },
      { regions: ['GB'], number: '0800 032 6417' },
    ]);
    expect((await api.get('/v1/offerings/csp')).body.channels.phone).toBeNull();
  });

  it('lists what was chosen where the documents are silent', async () => {
    const { choices } = (await api.get('/v1/offerings/21vianet')).body;
    const chosen = choices.map(({ path }: { path: string }) => path);
    expect(chosen).toEqual(
      expect.arrayContaining(['commitments.1', 'warnings', 'nonResponse', 'calendars.1']),
    );
  });

  it('returns the requested version', async () => {
    expect((await api.get('/v1/offerings/21vianet?version=1')).body.version).toBe(1);
    expect((await api.get('/v1/offerings/21vianet?version=99')).status).toBe(404);
    expect((await api.get('/v1/offerings/21vianet?version=0')).status).toBe(400);
  });

  it.each(['gold', 'GOLD', '%2e%2e'])('answers 404 for the id %s', async (id) => {
    expect((await api.get(`/v1/offerings/${id}`)).status).toBe(404);
  });
});
