import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from './support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Four office hours from ten past nine, in a place that has changed its law on clocks in 2026. */
function preview(subdivision: string, timeZone: string, openedAt: string) {
  return api.post('/v1/cases/preview', {
    account: { region: 'CA', subdivision, timeZone },
    offering: 'professional',
    category: 'technical',
    severity: 'B',
    language: 'en',
    title: 'Sync fails',
    pack: 'single',
    openedAt,
  });
}

describe('where a law on clocks is younger than the running Node', () => {
  it.each([
    ['CA-BC', 'America/Vancouver', '2026-12-01T16:10:00.000Z', '2026-12-01T13:10:00.000-07:00'],
    ['CA-AB', 'America/Edmonton', '2026-12-01T15:10:00.000Z', '2026-12-01T13:10:00.000-06:00'],
  ])('deadlines follow it in %s', async (subdivision, timeZone, openedAt, dueAtLocal) => {
    const { status, body } = await preview(subdivision, timeZone, openedAt);
    expect(status).toBe(200);
    const [clock] = body.clocks;
    expect(clock).toMatchObject({ dueAt: new Date(dueAtLocal).toISOString(), dueAtLocal });
    expect(body.zoneDataVersion).toBe('2026f');
  });
});
