import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../support/case-file.ts';
import { ADMIN_KEY, Desk, type CaseView } from '../support/desk.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';

let installation: Installation;
let mail: MailServer;
let desk: Desk;
let account: string;

beforeAll(async () => {
  mail = await startMailServer();
  installation = await makeInstallation(ADMIN_KEY, {
    SMTP_URL: mail.url,
    SLA_MAIL_FROM: 'sla@sla.example',
    SLA_POLICIES_DIR: 'policies/examples',
  });
  await installation.start();
  desk = new Desk(installation.url);
  account = await desk.account();
});

afterAll(async () => {
  await installation.remove();
  await mail.stop();
});

async function open(body: object): Promise<CaseView> {
  const contact = { name: 'Li Na', email: 'li.na@contoso.example' };
  const asked = {
    account,
    category: 'technical',
    severity: 'C',
    language: 'en',
    channel: 'online',
  };
  const answer = await desk.post('/v1/cases', {
    ...asked,
    title: 'The lamp flickers',
    contact,
    ...body,
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as CaseView;
}

const mailsAbout = async (id: string) =>
  (await mail.received()).filter(({ text }) => text.includes(id));

test('a case that support closes as unresolved tells its contact, in the language of the case', async () => {
  const { id } = await open({ offering: 'professional', pack: 'single', language: 'de' });
  const note = 'Out of ideas';
  const closed = await desk.post(`/v1/cases/${id}/close`, {
    outcome: 'unresolved',
    chargeCredit: false,
    note,
  });
  expect(closed.status).toBe(200);
  const [delivery] = await desk.delivered(id, 1);
  expect(delivery).toMatchObject({
    subscription: null,
    target: 'li.na@contoso.example',
    attempts: 1,
    event: { type: 'case.closed' },
  });
  const [told, ...others] = await mailsAbout(id);
  expect(others).toEqual([]);
  expect(told).toMatchObject({
    to: ['li.na@contoso.example'],
    subject: 'Ihr Fall wurde ohne Lösung geschlossen · The lamp flickers',
  });
  expect(told?.text).not.toContain(note);
  expect(told?.text).not.toContain(installation.url);
});

test('a case that silence closes tells its contact, but not of what came before it was taken over', async () => {
  const openedAt = new Date(Date.now() - 40 * DAY).toISOString();
  const history = [
    { act: 'customer-request', at: new Date(Date.now() - 39 * DAY).toISOString(), by: 'Ada' },
  ];
  const before = { offering: 'lighthouse', openedAt, history };
  const loud = await open(before);
  const quiet = await open({ ...before, quietBefore: new Date().toISOString() });
  await desk.delivered(loud.id, 1);
  for (const { id } of [loud, quiet]) {
    expect(await desk.case(id)).toMatchObject({ closure: { outcome: 'unresolved', by: 'system' } });
  }
  const [told] = await mailsAbout(loud.id);
  expect(told?.text).toContain('we did not receive your answer in time');
  expect(await mailsAbout(quiet.id)).toEqual([]);
  expect(await desk.deliveries(quiet.id)).toEqual([]);
});
