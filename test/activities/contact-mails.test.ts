import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../domain/case/types.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import { subscription } from '../ledger/records.ts';
import { caseFile, closeAt, DAY, hoursAfter, OPENED_AT, REQUEST } from '../support/case-file.ts';
import { deliveryWorker } from '../support/delivery-worker.ts';
import { undetected } from '../support/detected.ts';
import { openTestLedger } from '../support/ledger.ts';
import { lived, type ActDraft } from '../support/lived.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { takenOver } from '../support/taken-over.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';

const LINKS = {
  publicUrl: 'http://sla.example',
  temporalUiUrl: 'http://ui.example',
  namespace: 'sla',
};
const NOTE = 'The customer shouts at us';

let ledger: Ledger;
let mailServer: MailServer;
beforeEach(async () => {
  ledger = await openTestLedger();
  mailServer = await startMailServer();
});
afterEach(async () => {
  await mailServer.stop();
  await ledger.close();
});

function worker({ sendsMail = true, at = OPENED_AT + DAY } = {}) {
  return deliveryWorker(ledger, mailServer, { links: LINKS, sendsMail }, () => at);
}

type Of = Omit<Partial<CaseFile>, 'language'> & { readonly language?: string };

/** A case whose offering tells its contact. */
function telling({ language = 'en', ...overrides }: Of = {}): CaseFile {
  const request = { ...REQUEST, language };
  return caseFile({ request, tellsContactWhenUnresolved: true, ...overrides });
}

const close = (outcome: 'solved' | 'unresolved' | 'withdrawn', hours = 0.5): ActDraft => ({
  act: 'close',
  at: hoursAfter(hours),
  outcome,
  chargeCredit: null,
  note: NOTE,
});

function batchOf(file: CaseFile, acts: readonly ActDraft[], until = hoursAfter(1)) {
  const { journal } = lived(file, acts, until);
  return { id: file.id, file, state: journal.state, events: undetected(journal.events) };
}

/** The one mail that is sent, as soon as it has come: an attempt that is slow goes on in the background. */
async function received() {
  await expect.poll(() => mailServer.received()).toHaveLength(1);
  const [mail] = await mailServer.received();
  return mail;
}

const deliveries = async () => (await ledger.deliveries.list({ limit: 100 })).items;

describe('closing a case as unresolved', () => {
  it('tells its contact that it was closed without a solution, and how to reopen it until when', async () => {
    await worker().publish(batchOf(telling(), [close('unresolved')]));
    const mail = await received();
    expect(mail?.to).toEqual(['li.wei@contoso.example']);
    expect(mail?.subject).toBe('Your case was closed without a solution · Mail flow is down');
    expect(mail?.text).toContain('Support has closed your case because no solution was found.');
    expect(mail?.text).toContain(
      'the case can be reopened until Monday 16 March 2026, 16:30 (China Standard Time): contact support and quote INC-10045.',
    );
    for (const told of ['Mail flow is down', 'INC-10045', 'case_test']) {
      expect(mail?.text).toContain(told);
      expect(mail?.html).toContain(told);
    }
  });

  it('says nothing of reopening where it becomes known after the time for that', async () => {
    await worker({ at: OPENED_AT + 15 * DAY }).publish(batchOf(telling(), [close('unresolved')]));
    const mail = await received();
    expect(mail?.text).toContain('Support has closed your case because no solution was found.\n');
    expect(mail?.text).not.toContain('reopened');
  });

  it('tells the contact nothing internal', async () => {
    await worker().publish(batchOf(telling(), [close('unresolved')]));
    const mail = await received();
    for (const part of [mail?.text, mail?.html]) {
      expect(part).not.toContain(NOTE);
      expect(part).not.toContain('Ada');
      expect(part).not.toMatch(/https?:|technical-a|21vianet|severity/i);
    }
  });

  it.each([
    ['de-AT', 'Ihr Fall wurde ohne Lösung geschlossen'],
    ['fr', 'Votre dossier a été clos sans solution'],
    ['zh-CN', '您的工单已关闭，问题未能解决'],
    ['ja', 'Your case was closed without a solution'],
  ])('tells it in the language of the case: %s', async (language, heading) => {
    await worker().publish(batchOf(telling({ language }), [close('unresolved')]));
    const mail = await received();
    expect(mail?.subject).toContain(heading);
  });

  it('is told once, and kept on record as any delivery', async () => {
    const running = worker();
    const batch = batchOf(telling(), [close('unresolved')]);
    await running.publish(batch);
    await expect.poll(async () => (await deliveries())[0]?.state).toBe('delivered');
    await running.publish(batch);
    expect(await mailServer.received()).toHaveLength(1);
    expect(await deliveries()).toMatchObject([
      {
        state: 'delivered',
        caseId: 'case_test',
        subscriptionId: null,
        target: 'li.wei@contoso.example',
        eventType: 'case.closed',
      },
    ]);
  });

  it('is tried again where the mail server refuses it, and others hear of it once it has failed', async () => {
    await ledger.subscriptions.create(
      subscription({
        id: 'sub_operators',
        type: 'email',
        target: 'ops@contoso.example',
        secret: null,
        events: ['delivery.failed'],
        filter: {},
        locale: 'de',
      }),
    );
    const running = worker();
    mailServer.refuse(451, 'try later');
    await running.publish(batchOf(telling(), [close('unresolved')]));
    await expect.poll(() => running.handedOver.length).toBeGreaterThan(0);
    const [id = ''] = running.handedOver;
    expect(await running.deliver(id)).toMatchObject({ waitMs: expect.any(Number) });
    await running.markFailed(id);
    const failed = (await deliveries()).find(({ eventType }) => eventType === 'delivery.failed');
    const { text } = JSON.parse(failed!.body) as { text: string };
    expect(text).toContain(
      'Eine Meldung konnte nicht zugestellt werden: Fall geschlossen (Mail an den Kontakt), case_test.',
    );
    expect(text).toContain('http://sla.example/v1/deliveries?state=failed&case=case_test');
    expect(text).not.toContain('li.wei');
  });

  it('tells the contact as it was changed', async () => {
    const contact = {
      name: 'Wu Min',
      email: 'wu.min@contoso.example',
      phone: null,
      of: 'customer',
    };
    const changed = { act: 'update', at: hoursAfter(0.2), changes: { contact } } as ActDraft;
    await worker().publish(batchOf(telling(), [changed, close('unresolved')]));
    const mail = await received();
    expect(mail?.to).toEqual(['wu.min@contoso.example']);
  });
});

describe('silence that closes a case', () => {
  const asked: ActDraft = { act: 'customer-request', at: hoursAfter(1) };

  it('tells the contact that no answer came', async () => {
    const policy = { nonResponse: silencePolicy('close'), tellsContactWhenUnresolved: true };
    const request = { ...REQUEST, language: 'en' };
    const file = wholeCase({ openedAt: OPENED_AT, request, ...policy });
    await worker().publish(batchOf(file, [asked], hoursAfter(40)));
    const mail = await received();
    expect(mail?.text).toContain('because we did not receive your answer in time');
  });
});

describe('the contact of a case is not told', () => {
  const nobody = { ...REQUEST, contact: null };
  const withoutAddress = { ...REQUEST, contact: { ...REQUEST.contact!, email: null } };
  const unresolved = [close('unresolved')];
  const reopened: ActDraft = { act: 'reopen', at: hoursAfter(0.8) };

  it.each<[string, CaseFile, readonly ActDraft[]]>([
    ['that it was solved', telling(), [close('solved')]],
    ['that it was withdrawn', telling(), [close('withdrawn')]],
    ['where the offering does not say so', caseFile(), unresolved],
    ['where there is none', telling({ request: nobody }), unresolved],
    ['where it has no address', telling({ request: withoutAddress }), unresolved],
    [
      'of what came before the case was taken over',
      telling({ quietBefore: OPENED_AT + DAY }),
      unresolved,
    ],
    [
      'of a close that the history of a case names',
      takenOver(telling(), [closeAt(30, 'unresolved')]),
      [],
    ],
    ['of a close after which the case was reopened', telling(), [...unresolved, reopened]],
  ])('%s', async (_why, file, acts) => {
    await worker().publish(batchOf(file, acts));
    expect(await mailServer.received()).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });

  it('where no mail server is configured', async () => {
    await worker({ sendsMail: false }).publish(batchOf(telling(), unresolved));
    expect(await deliveries()).toEqual([]);
  });
});
