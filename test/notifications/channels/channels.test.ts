import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelType } from '../../../ledger/types/subscriptions.ts';
import { bodyFor } from '../../../notifications/channels/body.ts';
import type { Outgoing } from '../../../notifications/channels/channel.ts';
import { channels } from '../../../notifications/channels/channels.ts';
import type { AlertText } from '../../../notifications/text/alert-text.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { HANG, startReceiver, status, type Receiver } from '../../support/receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.from('fedcba9876543210fedcba9876543210').toString('base64')}`;

/** What somebody may have written into a title. */
const NASTY = '<b>&"Mail" *flow* _is_ [down](http://x)\r\nBcc: all@example.com';

const TEXT: AlertText = {
  locale: 'zh-Hans',
  heading: '已超时限',
  subject: `已超时限 · A · Contoso · ${NASTY}`,
  happened: `${NASTY} 的时限为 2026年11月21日，至今未完成。`,
  facts: [
    { label: '账户', value: 'Contoso & Sons' },
    { label: '接下来', value: '没有正在计时的时限。' },
  ],
  details: [],
  links: [{ label: '打开工单', url: 'https://sla.example/v1/cases/case_a?x=1&y=2' }],
};

const FROM = { name: 'Zeit & Frist, Störfall', address: 'sla@sla.example' };

const WEBHOOK = { type: 'case.sla.breached', timestamp: '2026-11-21T08:00:00.000Z', data: {} };

let http: Receiver;
let mail: MailServer;
beforeEach(async () => {
  http = await startReceiver();
  mail = await startMailServer();
});
afterEach(async () => {
  await http.stop();
  await mail.stop();
});

const sender = (allowPrivateTargets = true, answerTimeoutMs = 5_000) =>
  channels({
    allowPrivateTargets,
    answerTimeoutMs,
    mail: { smtpUrl: mail.url, from: FROM },
    now: Date.now,
  });

function outgoing(type: ChannelType, overrides: Partial<Outgoing['to']> = {}): Outgoing {
  const target = type === 'email' ? 'desk@contoso.example' : http.url;
  return {
    id: 'msg_one',
    to: { type, target, secret: SECRET, previousSecret: null, ...overrides },
    body: bodyFor(type, WEBHOOK, TEXT),
  };
}

describe.each(['webhook', 'email', 'slack', 'teams'] as const)('the channel %s', (type) => {
  it('delivers an alert and says so', async () => {
    expect(await sender()(outgoing(type))).toMatchObject({ delivered: true, error: null });
    expect(http.received.length + (await mail.received()).length).toBe(1);
  });

  it('says why a receiver refused it, and does not throw', async () => {
    http.answer(status(500));
    mail.refuse(451, 'try later');
    const outcome = await sender()(outgoing(type));
    expect(outcome).toMatchObject({ delivered: false, error: expect.stringMatching(/500|451/) });
  });

  it('gives up on a receiver that hangs, in time', async () => {
    http.answer(HANG);
    mail.hang();
    const outcome = await sender(true, 300)(outgoing(type));
    expect(outcome).toMatchObject({
      delivered: false,
      error: expect.stringMatching(/did not answer (within 0\.3 s|in time)/),
    });
  });

  it('sends the same under the same id when it is sent again', async () => {
    const send = sender();
    await send(outgoing(type));
    await send(outgoing(type));
    expect(new Set(http.received.map(({ body }) => body)).size).toBeLessThanOrEqual(1);
    const ids = http.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual(ids.map(() => (type === 'webhook' ? outgoing(type).id : undefined)));
    const mails = await mail.received();
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBeLessThanOrEqual(1);
    expect(http.received.length + mails.length).toBe(2);
  });
});

describe.each(['webhook', 'slack', 'teams'] as const)('the channel %s', (type) => {
  it('refuses a private address when it connects', async () => {
    const outcome = await sender(false)(outgoing(type));
    expect(outcome).toMatchObject({ delivered: false, status: null });
    expect(http.received).toHaveLength(0);
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await startReceiver();
    http.answer(status(302, { location: elsewhere.url }));
    expect(await sender()(outgoing(type))).toMatchObject({ delivered: false, status: 302 });
    expect(elsewhere.received).toHaveLength(0);
    await elsewhere.stop();
  });
});

describe('a webhook whose secret is being replaced', () => {
  it('is signed with both, and afterwards only with the new one', async () => {
    const both = { secret: OLD_SECRET, until: Date.now() + 60_000 };
    await sender()(outgoing('webhook', { previousSecret: both }));
    await sender()(outgoing('webhook', { previousSecret: { ...both, until: Date.now() - 1 } }));
    const signatures = http.received.map(({ headers }) => String(headers['webhook-signature']));
    expect(signatures.map((one) => one.split(' ').length)).toEqual([2, 1]);
  });
});

describe('a mail', () => {
  it('says the same in text and in HTML, in its language, and escapes what people wrote', async () => {
    await sender()(outgoing('email'));
    const [got] = await mail.received();
    expect(got).toMatchObject({
      to: ['desk@contoso.example'],
      from: FROM,
      messageId: '<msg_one@sla.example>',
      subject: expect.stringMatching(
        /^已超时限 · A · Contoso · <b>&"Mail" .* Bcc: all@example.com$/,
      ),
    });
    for (const { label, value } of TEXT.facts) expect(got?.text).toContain(`${label}：${value}`);
    // Nothing stands after a link that a program might take for a part of it.
    expect(got?.text).toContain(`打开工单\n${TEXT.links[0]!.url}\n`);
    expect(got?.html).toContain('<html lang="zh-Hans">');
    expect(got?.html).toContain('width=device-width');
    expect(got?.html).toContain('prefers-color-scheme:dark');
    expect(got?.html).toContain('Contoso &amp; Sons');
    expect(got?.html).not.toContain('<b>&');
    expect(got?.html).toContain('href="https://sla.example/v1/cases/case_a?x=1&amp;y=2"');
  });

  it('is not sent without a mail server, and says so', async () => {
    const send = channels({ allowPrivateTargets: true, mail: null, now: Date.now });
    expect(await send(outgoing('email'))).toMatchObject({
      delivered: false,
      error: 'No SMTP_URL is configured',
    });
  });
});

describe('cards', () => {
  it('for Slack escape what people wrote, within its limits', () => {
    const message = JSON.parse(bodyFor('slack', WEBHOOK, { ...TEXT, happened: '<'.repeat(9_000) }));
    const [, section] = message.blocks;
    expect(section.text.text).not.toContain('<');
    expect(section.text.text.length).toBeLessThanOrEqual(3_000);
    expect(message.blocks[0]).toMatchObject({ type: 'header', text: { text: '已超时限' } });
    expect(message.blocks.at(-1).elements).toMatchObject([
      { type: 'button', url: TEXT.links[0]!.url },
    ]);
  });

  it.each(['slack', 'teams'] as const)('for %s contain no line break that people wrote', (type) => {
    const forged = { ...TEXT, subject: 'Mail is down\r\nDeadline met' };
    expect(bodyFor(type, WEBHOOK, forged)).toContain('Mail is down Deadline met');
  });

  it('for Slack have no empty block, which Slack would reject', () => {
    const bare = JSON.parse(bodyFor('slack', WEBHOOK, { ...TEXT, facts: [], links: [] }));
    expect(bare.blocks.map(({ type }: { type: string }) => type)).toEqual(['header', 'section']);
  });

  it('for Teams are one adaptive card that ignores markup that people wrote', () => {
    const { attachments } = JSON.parse(bodyFor('teams', WEBHOOK, TEXT));
    const [{ contentType, content }] = attachments;
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(content.body)).not.toContain('[down](');
    expect(content.actions).toMatchObject([{ type: 'Action.OpenUrl', url: TEXT.links[0]!.url }]);
  });
});
