import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, startDesk, type Desk } from './support/desk.ts';
import { buy, openCase } from './support/packs.ts';

let desk: Desk;
/** A case that nobody has answered in time. */
let id: string;
beforeAll(async () => {
  desk = await startDesk();
  id = await desk.open();
  desk.wait(2 * HOUR);
});
afterAll(() => desk.api.close());

const read = (path: string, language?: string, accept = 'application/json') =>
  desk.api.get(path, {
    headers: { Accept: accept, ...(language !== undefined && { 'Accept-Language': language }) },
  });

const reasonsOf = (lines: readonly { data: { reason: string } }[]) =>
  lines.map(({ data }) => data.reason);

/** In which language an answer is, and what a cache has to tell apart. */
const languageOf = ({ headers }: { headers: Record<string, string> }) => ({
  language: headers['content-language'],
  vary: headers['vary'],
});

/** A timeline without its sentences. */
async function facts(language: string): Promise<readonly object[]> {
  const { body } = await read(`/v1/cases/${id}/timeline`, language);
  return body.items.map((line: { data: object }) => ({
    ...line,
    data: { ...line.data, reason: null },
  }));
}

/** An explanation as text. */
async function linesIn(language: string) {
  const answer = await read(`/v1/cases/${id}/explanation`, language, 'text/plain');
  expect(answer.type).toBe('text/plain');
  return { ...languageOf(answer), lines: answer.text.split('\n') };
}

const spoken = (language: string) => ({ language, vary: 'Accept, Accept-Language' });

describe('a timeline', () => {
  it.each([
    [
      'en-GB',
      'en',
      [
        'Contoso Shanghai opened a case of severity A.',
        '75% of the time for the first response has passed; it is due on Saturday 21 November 2026, 17:00 (China Standard Time).',
        'The first response was due on Saturday 21 November 2026, 17:00 (China Standard Time) and did not come in time.',
      ],
    ],
    [
      'fr',
      'fr',
      [
        'Contoso Shanghai a ouvert un dossier de gravité A.',
        '75\u00a0% du délai de la première réponse est écoulé\u00a0; elle est attendue le samedi 21 novembre 2026 à 17\u00a0h\u00a000 (heure normale de la Chine).',
        'La première réponse était attendue le samedi 21 novembre 2026 à 17\u00a0h\u00a000 (heure normale de la Chine) et n’a pas été apportée à temps.',
      ],
    ],
    [
      'de-AT',
      'de',
      [
        'Contoso Shanghai hat einen Fall mit Schweregrad A eröffnet.',
        '75\u00a0% der Zeit für die erste Antwort sind verstrichen; fällig ist sie am Samstag, dem 21. November 2026, um 17:00 Uhr (GMT+8).',
        'Die erste Antwort war am Samstag, dem 21. November 2026, um 17:00 Uhr (GMT+8) fällig und erfolgte nicht rechtzeitig.',
      ],
    ],
    [
      'zh-CN',
      'zh-Hans',
      [
        'Contoso Shanghai 创建了一个严重性为 A 的工单。',
        '首次响应的可用时间已过去 75%，时限为 2026年11月21日星期六 17:00（中国标准时间）。',
        '首次响应须于 2026年11月21日星期六 17:00（中国标准时间）前完成，但未按时完成。',
      ],
    ],
  ])('for %s is in %s, by the clocks of the account', async (asked, language, reasons) => {
    const answer = await read(`/v1/cases/${id}/timeline`, asked);
    expect(reasonsOf(answer.body.items)).toEqual(reasons);
    expect(languageOf(answer)).toEqual(spoken(language));
  });

  it.each([
    ['that says nothing of it', undefined, 'en'],
    ['that takes whatever there is', '*', 'en'],
    ['in no language of ours', 'ja, ko;q=0.5', 'en'],
    ['in none of ours but one', 'ja, fr;q=0.5', 'fr'],
    ['in the language that it prefers, not the first that it names', 'fr;q=0.3, de;q=0.9', 'de'],
    ['in a script', 'zh-Hans-SG', 'zh-Hans'],
    ['in capitals', 'DE', 'de'],
    ['with a header that is none', ';;;q=', 'en'],
  ])('for a request %s is in the best supported language', async (_what, asked, language) => {
    expect(languageOf(await read(`/v1/cases/${id}/timeline`, asked))).toEqual(spoken(language));
  });

  it('says the same in every language apart from its sentences', async () => {
    const english = await facts('en');
    const german = await facts('de');
    expect(german).toEqual(english);
  });

  it('of a case whose workflow is gone is in its reader’s language', async () => {
    const ended = await desk.open();
    desk.api.engine.end(ended);
    const { body } = await read(`/v1/cases/${ended}/timeline`, 'de');
    expect(reasonsOf(body.items)[0]).toBe(
      'Contoso Shanghai hat einen Fall mit Schweregrad A eröffnet.',
    );
  });
});

describe('a pack', () => {
  it('has entries in the language of its reader', async () => {
    const account = await desk.api.account();
    const bought = await desk.api.send('post', `/v1/accounts/${account}/packs`, {
      body: { offering: 'professional', orderConfirmation: 'OC-2026-100200' },
      headers: { 'Accept-Language': 'fr' },
    });
    expect(reasonsOf(bought.body.entries)).toEqual(['Contoso Shanghai a acheté 5 crédits.']);
    expect(languageOf(bought)).toEqual(spoken('fr'));
    const { body } = await openCase(desk.api, account);
    const one = await read(`/v1/packs/${bought.body.id}`, 'de');
    expect(reasonsOf(one.body.entries)).toEqual([
      'Contoso Shanghai hat 5 Credits gekauft.',
      `Ein Credit ist für den Fall ${body.id} reserviert.`,
    ]);
    expect(languageOf(one)).toEqual(spoken('de'));
    const all = await read(`/v1/accounts/${account}/packs`, 'zh-CN');
    expect(reasonsOf(all.body.items[0].entries)).toEqual([
      'Contoso Shanghai 购买了 5 个额度。',
      `已为工单 ${body.id} 预留一个额度。`,
    ]);
    expect(languageOf(all)).toEqual(spoken('zh-Hans'));
  });

  it('whose answer was stored is in the language first asked for, and says so', async () => {
    const account = await desk.api.account();
    const send = (language: string) =>
      desk.api.send('post', `/v1/accounts/${account}/packs`, {
        body: { offering: 'professional', orderConfirmation: 'OC-2026-500600' },
        headers: { 'Accept-Language': language, 'Idempotency-Key': 'kept-in-german' },
      });
    const first = await send('de');
    const again = await send('fr');
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' });
    expect(again.headers).not.toHaveProperty('content-language');
  });

  it('that somebody claims is shown in the claimant’s language', async () => {
    const pack = await buy(desk.api, await desk.api.account(), {
      orderConfirmation: 'OC-2026-300400',
    });
    const other = await desk.api.account();
    const claimed = await desk.api.send('post', `/v1/packs/${pack}/claims`, {
      body: { account: other, orderConfirmation: 'OC-2026-300400' },
      headers: { 'Accept-Language': 'de' },
    });
    expect(reasonsOf(claimed.body.entries).at(-1)).toBe(
      `${other} hat den Kauf nachgewiesen und kann die restlichen Credits nutzen.`,
    );
    expect(languageOf(claimed)).toEqual(spoken('de'));
  });
});

describe('an explanation', () => {
  it('reads in German', async () => {
    expect(await linesIn('de-DE')).toEqual({
      ...spoken('de'),
      lines: [
        `Fall ${id}: Mail flow is down`,
        'Contoso Shanghai; alle Zeiten sind Ortszeiten in Asia/Shanghai.',
        '',
        'Frist:      erste Antwort',
        'Zugesagt:   1 h, durchgehend gezählt',
        'Regel:      Technische Fälle mit Schweregrad A: 1 Stunde, rund um die Uhr (21vianet@1, technical-a)',
        expect.stringMatching(/^Quelle: {5}.* \(Dokument 000\); .* \(Dokument 003\)$/),
        'Gezählt:    rund um die Uhr',
        'Beginn:     Sa., 21.11.2026, 16:00:00 (+08:00)',
        'Fällig:     Sa., 21.11.2026, 17:00:00 (+08:00)',
        'Status:     überschritten am Sa., 21.11.2026, 17:00:00 (+08:00)',
        '',
        'Sa., 21.11.2026, 16:00:00 (+08:00)  bis  Sa., 21.11.2026, 17:00:00 (+08:00)  gezählt: 1 h, insgesamt 1 h',
        '',
        'Frist:      Statusmeldung',
        'Zugesagt:   2 h, durchgehend gezählt',
        'Regel:      Technische Fälle mit Schweregrad A, Statusmeldung: 2 Stunden, rund um die Uhr (21vianet@1, follow-up-a)',
        expect.stringMatching(/^Quelle: {5}.* \(Dokument 000\); .* \(Dokument 003\)$/),
        expect.stringMatching(/^Festlegung: .* every 2 hours at severity A/),
        'Gezählt:    rund um die Uhr',
        'Status:     beginnt mit der ersten Antwort',
        '',
      ],
    });
  });

  it('reads in French, with spaces that do not break before its double punctuation', async () => {
    const french = await linesIn('fr');
    expect(french).toMatchObject(spoken('fr'));
    expect(french.lines[0]).toBe(`Dossier ${id}\u00a0: Mail flow is down`);
    expect(french.lines).toContain('Promis\u00a0:   1 h en continu');
    expect(french.lines.join('\n')).not.toMatch(/ [:;]/);
  });

  it('reads in Chinese', async () => {
    const chinese = await linesIn('zh');
    expect(chinese).toMatchObject(spoken('zh-Hans'));
    expect(chinese.lines[0]).toBe(`工单 ${id}：Mail flow is down`);
    expect(chinese.lines.join('\n')).toMatch(/^承诺： *1 h（连续计时）$/m);
  });

  it('as JSON is the same in every language', async () => {
    const [english, german] = await Promise.all(
      ['en', 'de'].map((language) => read(`/v1/cases/${id}/explanation`, language)),
    );
    expect(german!.body).toEqual(english!.body);
    expect(german!.headers).not.toHaveProperty('content-language');
    expect(german!.headers['vary']).toBe('Accept, Accept-Language');
  });
});

it('a response without sentences names no language', async () => {
  const { headers } = await read(`/v1/cases/${id}`, 'de');
  expect(headers).not.toHaveProperty('content-language');
  expect(headers).not.toHaveProperty('vary');
});
