import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseJournal } from '../../domain/case/journal.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { subscription } from '../ledger/records.ts';
import { batchAt } from '../support/batch.ts';
import { caseFile, HOUR, OPENED_AT } from '../support/case-file.ts';
import { deliveryWorker } from '../support/delivery-worker.ts';
import { openTestLedger } from '../support/ledger.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { OK, startReceiver, status, verified, type Receiver } from '../support/receiver.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const MINUTE = 60_000;

let ledger: Ledger;
let receiver: Receiver;
let mailServer: MailServer;
beforeEach(async () => {
  ledger = await openTestLedger();
  receiver = await startReceiver();
  mailServer = await startMailServer();
});
afterEach(async () => {
  await receiver.stop();
  await mailServer.stop();
  await ledger.close();
});

async function subscribed(overrides: Partial<Subscription> = {}): Promise<string> {
  const made = subscription({
    target: receiver.url,
    secret: SECRET,
    events: ['*'],
    filter: {},
    digestMs: MINUTE,
    ...overrides,
  });
  await ledger.subscriptions.create(made);
  return made.id;
}

const LINKS = { publicUrl: 'http://sla.example', temporalUiUrl: null, namespace: 'sla' };
const worker = () => deliveryWorker(ledger, mailServer, { links: LINKS, sendsMail: true });

type Running = ReturnType<typeof worker>;

/** The first batch of a case: that it was opened. */
function opening(id: string, title = 'Mail flow is down'): Batch {
  const file = caseFile({ id });
  const journal = new CaseJournal({ ...file, request: { ...file.request, title } });
  return batchAt(journal, OPENED_AT);
}

async function publishAll({ publish }: Running, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await publish(opening(`case_${index}`));
}

async function sendAll({ sendDigest, deliver, handedOver }: Running, id: string): Promise<void> {
  await sendDigest(id);
  for (const message of handedOver.splice(0)) await deliver(message);
}

const statesOf = async (id: string) =>
  (await ledger.deliveries.list({ subscription: id, limit: 1_000 })).items.map((one) => one.state);

describe('a subscription that asks for a digest', () => {
  it('gets nothing at once: its alerts are collected', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 3);
    expect(receiver.received).toEqual([]);
    expect(running.digests).toEqual([
      [id, MINUTE],
      [id, MINUTE],
      [id, MINUTE],
    ]);
  });

  it('gets them as one signed message, each under its own id with its own body', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 3);
    await sendAll(running, id);
    expect(receiver.received).toHaveLength(1);
    const digest = verified(receiver.received[0]!, SECRET);
    expect(digest).toMatchObject({
      type: 'digest',
      timestamp: '2026-03-02T08:00:00.000Z',
      data: { text: { locale: 'en', heading: 'Case opened · 2 more alerts' } },
    });
    const { alerts } = digest.data as { alerts?: { id: string; type: string }[] };
    const kept = await ledger.deliveries.list({ subscription: id, limit: 10 });
    const ids = kept.items.filter(({ eventType }) => eventType !== 'digest').map((one) => one.id);
    expect(alerts?.map((one) => one.id).toSorted()).toEqual(ids.toSorted());
    expect(alerts?.map(({ type }) => type)).toEqual(Array(3).fill('case.opened'));
    expect(new Set(await statesOf(id))).toEqual(new Set(['delivered']));
  });

  it('gets a single alert as it is', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 1);
    await sendAll(running, id);
    expect(verified(receiver.received[0]!, SECRET)).toMatchObject({ type: 'case.opened' });
  });

  it('gets a thousand in messages that fit its channel, each alert once', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 230);
    await sendAll(running, id);
    const sizes = receiver.received.map(
      ({ body }) => (JSON.parse(body) as { data: { alerts: unknown[] } }).data.alerts.length,
    );
    expect(sizes.toSorted((a, b) => b - a)).toEqual([100, 100, 30]);
    expect(new Set(await statesOf(id))).toEqual(new Set(['delivered']));
  });

  it('gets the same message under the same id if it rejected it at first', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 2);
    receiver.answer(status(503));
    await running.sendDigest(id);
    const [message] = running.handedOver;
    expect(await running.deliver(message!)).toEqual({ waitMs: 2_000 });
    expect(new Set(await statesOf(id))).toEqual(new Set(['pending']));
    receiver.answer(OK);
    expect(await running.deliver(message!)).toBe('delivered');
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });

  it('that was assembled but not handed over when the process ended is handed over by the next run', async () => {
    const id = await subscribed();
    const running = worker();
    await publishAll(running, 2);
    await running.sendDigest(id);
    const before = running.handedOver.splice(0);
    await running.sendDigest(id);
    expect(running.handedOver).toEqual(before);
  });

  it('by mail gets a line for each, with what happened and where to see more', async () => {
    const id = await subscribed({ type: 'email', target: 'ops@contoso.example', locale: 'de' });
    const running = worker();
    await publishAll(running, 2);
    await sendAll(running, id);
    const [mail] = await mailServer.received();
    expect(mail?.subject).toBe(
      'Fall eröffnet · A (kritisch) · Contoso · Mail flow is down · 1 weitere Meldung',
    );
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('http://sla.example/v1/cases/case_0');
      expect(part).toContain('http://sla.example/v1/cases/case_1');
    }
  });

  it('is named by the worst alert that it carries, and lists them in the order of time', async () => {
    const id = await subscribed({ type: 'email', target: 'ops@contoso.example' });
    const running = worker();
    // Recorded first, and due last.
    await running.publish(
      batchAt(new CaseJournal(caseFile({ id: 'case_late' })), OPENED_AT + 2 * HOUR),
    );
    const file = caseFile({ id: 'case_early', openedAt: OPENED_AT - HOUR });
    await running.publish(batchAt(new CaseJournal(file), OPENED_AT - HOUR));
    await sendAll(running, id);
    const [mail] = await mailServer.received();
    expect(mail?.subject).toBe(
      'Deadline breached · A (critical) · Contoso · Mail flow is down · 3 more alerts',
    );
    const lines = mail?.text.split('\n') ?? [];
    expect(lines[0]).toBe('Deadline breached · 3 more alerts');
    expect(lines.filter((line) => line.endsWith('Mail flow is down'))).toEqual([
      'Case opened · A (critical) · Contoso · Mail flow is down',
      'Case opened · A (critical) · Contoso · Mail flow is down',
      'Deadline approaching · A (critical) · Contoso · Mail flow is down',
      'Deadline breached · A (critical) · Contoso · Mail flow is down',
    ]);
    expect(mail?.text).toContain(
      'Next: Answer now. · To act: support · Assignee: unassigned · Contact: Li Wei, li.wei@contoso.example, +86 10 5550 0100 · Reference: INC-10045 · Case id: case_late · When: ',
    );
    expect(mail?.text).not.toMatch(/case\.(sla|opened)/);
  });

  it('by mail has each alert on its own lines, whatever line breaks its title contains', async () => {
    const id = await subscribed({ type: 'email', target: 'ops@contoso.example' });
    const running = worker();
    await running.publish(opening('case_0', 'Printer\n\nAll clear: nothing is due'));
    await running.publish(opening('case_1'));
    await sendAll(running, id);
    const [mail] = await mailServer.received();
    expect(mail?.text).toContain('Printer All clear: nothing is due');
    expect(mail?.text).not.toMatch(/^All clear/m);
  });

  it.each(['slack', 'teams'] as const)(
    'in %s says of each alert who has to act and by what the case is found',
    async (type) => {
      const id = await subscribed({ type, locale: 'fr', timeZone: 'Europe/Paris' });
      const running = worker();
      await publishAll(running, 20);
      await sendAll(running, id);
      expect(receiver.received).toHaveLength(1);
      const body = JSON.parse(receiver.received[0]!.body) as object;
      const told = JSON.stringify(body).replaceAll('\\\\_', '_');
      for (let index = 0; index < 20; index += 1) {
        expect(told).toContain(
          `Responsable\u00a0: aucun · Contact\u00a0: Li Wei, li.wei@contoso.example, +86 10 5550 0100 · Référence\u00a0: INC-10045 · N° de dossier\u00a0: case_${index} · `,
        );
      }
    },
  );

  it.each(['slack', 'teams'] as const)(
    'in %s stays within the channel’s limits, however long titles are',
    async (type) => {
      const id = await subscribed({ type, secret: null, locale: 'zh-CN' });
      const running = worker();
      const title = '<&>"'.repeat(60);
      for (let index = 0; index < 100; index += 1) {
        const batch = opening(`case_${index}`);
        const file = { ...batch.file!, request: { ...batch.file!.request, title } };
        await running.publish({ ...batch, file });
      }
      await sendAll(running, id);
      expect(receiver.received).toHaveLength(type === 'slack' ? 1 : 5);
      for (const { body } of receiver.received) {
        const { blocks = [] } = JSON.parse(body) as { blocks?: { text: { text: string } }[] };
        expect(blocks.length).toBeLessThanOrEqual(50);
        for (const { text } of blocks) expect(text.text.length).toBeLessThanOrEqual(3_000);
        expect(Buffer.byteLength(body)).toBeLessThan(type === 'teams' ? 28_000 : 100_000);
      }
    },
  );
});
