import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCase, startApi, type TestApi } from './support/api.ts';
import { newestZoneData } from '../../domain/time/zone.ts';

let api: TestApi;
let chinese: string;
let german: string;
beforeAll(async () => {
  api = await startApi();
  chinese = await api.account();
  german = await api.account({ region: 'DE', timeZone: 'Europe/Berlin', agreements: [] });
});
afterAll(() => api.close());

/** Four business hours from the Thursday before Easter: over two holidays and a change of clocks. */
const OVER_EASTER = {
  offering: 'professional',
  severity: 'C',
  pack: 'single',
  openedAt: '2024-03-28T15:00:00+01:00',
};

const explain = (id: string, headers: Record<string, string> = {}) =>
  api.get(`/v1/cases/${id}/explanation`, { headers });
const asText = async (id: string) => (await explain(id, { Accept: 'text/plain' })).text;

async function overEaster(): Promise<string> {
  return api.make('/v1/cases', newCase(german, OVER_EASTER));
}

describe('GET /v1/cases/{id}/explanation', () => {
  it('says rule, source, calendar, versions, and every stretch of time to the deadline', async () => {
    const { body } = await explain(await overEaster());
    expect(body.clocks).toMatchObject([
      {
        metric: 'first_response',
        rule: 'technical-c',
        source: { document: '002' },
        target: { businessMinutes: 480 },
        startedAt: '2024-03-28T14:00:00.000Z',
        dueAt: '2024-04-02T13:00:00.000Z',
        calendar: 'local-nine-to-five',
        zoneDataVersion: newestZoneData(),
      },
    ]);
    const [{ segments }] = body.clocks;
    expect(segments.map(({ kind, name }: { kind: string; name?: string }) => name ?? kind)).toEqual(
      ['counted', 'closed', 'Good Friday', 'closed', 'Easter Monday', 'closed', 'counted'],
    );
  });

  it('has counted seconds that add up to the target', async () => {
    const { body } = await explain(await overEaster());
    const counted = body.clocks[0].segments
      .filter(({ kind }: { kind: string }) => kind === 'counted')
      .reduce((sum: number, { seconds }: { seconds: number }) => sum + seconds, 0);
    expect(counted).toBe(8 * 3_600);
  });

  it('reads as plain text, in the zone of the account, with its changes of offset named', async () => {
    const id = await overEaster();
    const answer = await explain(id, { Accept: 'text/plain' });
    expect(answer.type).toBe('text/plain');
    expect(answer.text.split('\n')).toEqual([
      `Case ${id}: Mail flow is down`,
      'Contoso Shanghai; all times are local in Europe/Berlin.',
      '',
      'Clock:    first response',
      'Promised: 8 h of open time',
      'Rule:     Technical cases of severity C: 8 hours of open time (professional@1, technical-c)',
      'Source:   “Professional support: what is an incident?”, response times by severity (document 002)',
      expect.stringMatching(/^Chosen: {3}002 promises business hours/),
      expect.stringMatching(
        /^Counted: {2}while local-nine-to-five is open \(version \d+, Europe\/Berlin/,
      ),
      'Started:  Thu 28 Mar 2024, 15:00:00 (+01:00)',
      'Due:      Tue 02 Apr 2024, 15:00:00 (+02:00)',
      'State:    breached Tue 02 Apr 2024, 15:00:00 (+02:00)',
      '',
      'Thu 28 Mar 2024, 15:00:00 (+01:00)  to  Thu 28 Mar 2024, 17:00:00 (+01:00)  counted: 2 h, 2 h in all',
      'Thu 28 Mar 2024, 17:00:00 (+01:00)  to  Fri 29 Mar 2024, 00:00:00 (+01:00)  closed: 7 h',
      'Fri 29 Mar 2024, 00:00:00 (+01:00)  to  Sat 30 Mar 2024, 00:00:00 (+01:00)  holiday, Good Friday: 24 h',
      'Sat 30 Mar 2024, 00:00:00 (+01:00)  to  Mon 01 Apr 2024, 00:00:00 (+02:00)  closed: 47 h',
      'Mon 01 Apr 2024, 00:00:00 (+02:00)  to  Tue 02 Apr 2024, 00:00:00 (+02:00)  holiday, Easter Monday: 24 h',
      'Tue 02 Apr 2024, 00:00:00 (+02:00)  to  Tue 02 Apr 2024, 09:00:00 (+02:00)  closed: 9 h',
      'Tue 02 Apr 2024, 09:00:00 (+02:00)  to  Tue 02 Apr 2024, 15:00:00 (+02:00)  counted: 6 h, 8 h in all',
      '',
      'The clocks of Europe/Berlin went forward, from +01:00 to +02:00, and then showed Sun 31 Mar 2024, 03:00:00 (+02:00).',
      '',
      expect.stringMatching(/^Note: An incident is one problem/),
      '',
    ]);
  });

  it('shows the clock’s current state', async () => {
    const id = await api.make('/v1/cases', newCase(chinese));
    expect(await asText(id)).toMatch(/State: {4}running\n/);
    await api.post(`/v1/cases/${id}/responses`, { by: 'Ada' });
    expect(await asText(id)).toMatch(/State: {4}answered Sat 21 Nov 2026, 16:00:00 \(\+08:00\)\n/);
  });

  it('of no commitment has no stretches', async () => {
    const id = await api.make(
      '/v1/cases',
      newCase(german, { offering: 'o365-advanced', category: 'billing' }),
    );
    expect((await explain(id)).body.clocks).toMatchObject([
      { rule: 'billing', target: null, dueAt: null, segments: [] },
    ]);
    expect(await asText(id)).toMatch(
      /Promised: no commitment\n(.*\n)*Due: {6}never\nState: {4}none\n$/,
    );
  });

  it('follows the severity: to no commitment and back, from the same start', async () => {
    const terms = { offering: 'o365-business', plan: 'business', severity: 'A' };
    const id = await api.make('/v1/cases', newCase(german, terms));
    const change = (severity: string) =>
      api.post(`/v1/cases/${id}/severity`, { severity, reason: 'correction' });
    const before = (await explain(id)).body.clocks;
    await change('C');
    expect((await explain(id)).body.clocks).toMatchObject([
      { rule: 'technical-bc', state: 'none', target: null, dueAt: null, segments: [] },
    ]);
    await change('A');
    expect((await explain(id)).body.clocks).toEqual(before);
  });

  it('says that holidays are not known', async () => {
    const place = { region: 'IS', timeZone: 'Atlantic/Reykjavik', agreements: [] };
    const id = await api.make('/v1/cases', newCase(await api.account(place), OVER_EASTER));
    expect((await explain(id)).body.notes).toContainEqual(
      expect.objectContaining({ code: 'holidays-unknown' }),
    );
    expect(await asText(id)).toMatch(/\nNote: The public holidays of IS are not known/);
  });

  it('says that holidays are only partly known', async () => {
    const place = { region: 'ES', subdivision: 'ES-CT', timeZone: 'Europe/Madrid', agreements: [] };
    const id = await api.make('/v1/cases', newCase(await api.account(place), OVER_EASTER));
    expect((await explain(id)).body.notes).toContainEqual(
      expect.objectContaining({ code: 'holidays-partial' }),
    );
    expect(await asText(id)).toMatch(/\nNote: The communities of Spain choose/);
  });

  it('is kept for a case whose workflow is gone', async () => {
    const id = await api.make('/v1/cases', newCase(chinese));
    const before = (await explain(id)).body;
    api.engine.end(id);
    expect((await explain(id)).body).toEqual(before);
  });

  it('is JSON unless text is preferred', async () => {
    const id = await api.make('/v1/cases', newCase(chinese));
    for (const accept of ['*/*', 'application/json', 'text/plain;q=0.5, application/json']) {
      expect((await explain(id, { Accept: accept })).type).toBe('application/json');
    }
    expect((await explain(id, { Accept: 'text/*' })).type).toBe('text/plain');
  });

  it('is 404 if there is no such case', async () => {
    const unknown = `case_${'a'.repeat(26)}`;
    expect((await explain(unknown, { Accept: 'text/plain' })).status).toBe(404);
  });
});
