import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import { within } from '../../service/system/polling.ts';
import { ADMIN_KEY, Desk } from '../support/desk.ts';
import { textOfHistories } from '../support/histories-text.ts';
import { makeInstallation, type Installation } from '../support/installation.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { HANG, startReceiver, status, type Receiver } from '../support/receiver.ts';

/** What nobody may see but whom it is for. What was made is added: secrets of webhooks. */
const secrets = new Map<string, string>([
  ['the key of the administrator', ADMIN_KEY],
  ['the password of the mail server', 'Sm7p-pa55w0rd'],
  ['the path of the Slack target', 'T0SLACKPATH/B0/sl4cks3cretpath'],
  ['the signature in the Teams target', 'sig-te4mss3cretpath'],
  ['the token in the webhook’s target', 't0ken-of-the-webhook'],
  ['a password in a target that is refused', 'pa55w0rd-in-a-url'],
]);
const secret = (name: string): string => secrets.get(name) ?? '';

/** Where each type keeps what is secret about its targets. */
const PATHS = {
  webhook: `hook?token=${secret('the token in the webhook’s target')}`,
  slack: `services/${secret('the path of the Slack target')}`,
  teams: `webhookb2/x?sig=${secret('the signature in the Teams target')}`,
} as const;
const TYPES = ['webhook', 'slack', 'teams'] as const;

let installation: Installation;
let mail: MailServer;
let desk: Desk;
/** Receivers that refuse, each in its own way. */
let refusing: Receiver[];
/** Every answer of the API, but for the secrets that it is asked for. */
const answers: string[] = [];
let output: string;
let histories: ReadonlyMap<string, string>;

beforeAll(async () => {
  mail = await startMailServer((user, password) => `no login for ${user} by ${password}`);
  const smtpUrl = new URL(mail.url);
  smtpUrl.username = 'sla';
  smtpUrl.password = secret('the password of the mail server');
  installation = await makeInstallation(ADMIN_KEY, {
    LOG_LEVEL: 'trace',
    SMTP_URL: smtpUrl.href,
    SLA_MAIL_FROM: 'sla@sla.example',
  });
  const service = await installation.start();
  desk = new Desk(installation.url);
  refusing = await startRefusing();
  await everythingFails();
  histories = await textOfHistories(installation.engineAddress, 'sla');
  service.signal('SIGTERM');
  const { stdout, stderr } = await service.ended;
  output = stdout + stderr;
});

afterAll(async () => {
  await Promise.all(refusing.map((one) => one.stop()));
  await mail.stop();
  await installation.remove();
});

async function startRefusing(): Promise<Receiver[]> {
  return Promise.all([
    startReceiver(status(500)),
    startReceiver(status(410)),
    startReceiver(status(429, { 'retry-after': '3600' })),
    ...TYPES.map((type) =>
      startReceiver(status(302, { location: `http://127.0.0.1:1/${PATHS[type]}` })),
    ),
    startReceiver(HANG),
    startReceiver((response) => response.socket?.destroy()),
    startReceiver((response) => response.socket?.end(`${PATHS.slack}\r\n`)),
  ]);
}

/** Sends a request, and keeps what was answered for the search. */
async function ask(path: string, body?: object | string, method = 'POST'): Promise<never> {
  const response = await fetch(`${installation.url}${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: { Authorization: `Bearer ${ADMIN_KEY}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  if (typeof answer['secret'] === 'string') {
    secrets.set(`the secret of ${String(answer['id'])}, number ${secrets.size}`, answer['secret']);
    delete answer['secret'];
  }
  // A webhook's own target is shown to whoever may see its subscription.
  const shown = JSON.stringify(answer, (key, value: unknown) =>
    key === 'target' && String(value).endsWith(PATHS.webhook) ? '' : value,
  );
  answers.push(shown);
  return answer as never;
}

async function everythingFails(): Promise<void> {
  const account = await desk.account();
  const subscribe = (type: ChannelType, target: string) =>
    ask('/v1/subscriptions', { type, target, events: ['case.opened'], filter: { account } });
  const subscribed: { id: string }[] = [];
  for (const one of refusing) {
    const base = one.url.replace('/alerts', '');
    for (const type of TYPES) subscribed.push(await subscribe(type, `${base}/${PATHS[type]}`));
  }
  for (const type of TYPES) {
    const [first] = refusing;
    const overTls = first!.url.replace('http:', 'https:').replace('/alerts', '');
    subscribed.push(await subscribe(type, `${overTls}/${PATHS[type]}`));
    subscribed.push(await subscribe(type, `http://127.0.0.1:1/${PATHS[type]}`));
  }
  subscribed.push(await subscribe('email', 'desk@contoso.example'));
  await refusals();

  const opened = await desk.open(account, 3_000_000);
  await allTried(opened.id, subscribed.length);
  await Promise.all(subscribed.map(({ id }) => ask(`/v1/subscriptions/${id}/test`, {})));
  for (const { id } of subscribed) {
    await ask(`/v1/subscriptions/${id}/secret`, {});
    await ask(`/v1/subscriptions/${id}`, { paused: false }, 'PATCH');
  }
  for (const { id } of await desk.deliveries(opened.id))
    await ask(`/v1/deliveries/${id}/retry`, {});
  await allTried(opened.id, subscribed.length);
  await ask('/v1/deliveries?limit=200');
}

/** What the API does not take, with secrets in it. */
async function refusals(): Promise<void> {
  const password = secret('a password in a target that is refused');
  const target = `https://desk:${password}@hooks.example.com/`;
  for (const type of TYPES) await ask('/v1/subscriptions', { type, target, events: ['*'] });
  await ask('/v1/subscriptions', { type: 'email', target, events: ['*'], password });
  await ask('/v1/subscriptions', `{"type": "slack", "target": "${target}", `);
}

/** Resolves when each delivery of a case was tried and says why it was not taken. */
async function allTried(caseId: string, count: number): Promise<void> {
  const tried = await within(60_000, async () => {
    const found = await desk.deliveries(caseId);
    return found.length === count && found.every(({ lastError }) => lastError !== null);
  });
  if (!tried) throw new Error('Not every delivery was tried.');
}

/** Names of the secrets that a text holds, as they are or as URLs and logins carry them. */
function secretsIn(text: string): string[] {
  return [...secrets].flatMap(([name, value]) => {
    const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64')];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}

describe('no secret is seen', () => {
  test('in anything that the service prints, at any level of its log', () => {
    expect(output).toContain('"level":20');
    expect(output).toContain('/test"');
    expect(secretsIn(output)).toEqual([]);
  });

  test('in the answers of the API, but for the one that makes it', () => {
    const all = answers.join('\n');
    expect(all).toContain('/…path"');
    expect(all).toContain('The receiver answered 500');
    expect(all).toContain('redirects are not followed');
    expect(all).toContain('rejected the user or the password of SMTP_URL');
    expect(all).toContain('must be an http(s) URL without credentials');
    const leaking = answers.filter((answer) => secretsIn(answer).length > 0);
    expect(leaking.map((answer) => [secretsIn(answer), answer.slice(0, 500)])).toEqual([]);
  });

  test('in the Temporal UI: no workflow was given one, or told one', () => {
    const all = [...histories.values()].join('\n');
    expect(histories.size).toBeGreaterThan(60);
    expect(all).toContain('sendTest');
    expect(all).toContain('The receiver answered 500');
    const leaking = [...histories].flatMap(([id, text]) => secretsIn(text).map((one) => [id, one]));
    expect(leaking).toEqual([]);
  });

  test('in any file of the engine', () => {
    const folder = join(installation.dataDir, 'engine');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    const found = files
      .filter((one) => one.isFile())
      .flatMap(({ name, parentPath }) =>
        secretsIn(readFileSync(join(parentPath, name), 'latin1')).map((one) => [name, one]),
      );
    expect(files.length).toBeGreaterThan(1);
    expect(found).toEqual([]);
  });
});
