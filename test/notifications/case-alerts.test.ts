import { describe, expect, it } from 'vitest';
import { CaseJournal } from '../../domain/case/journal.ts';
import type { Act } from '../../domain/case/types.ts';
import { localeOf } from '../../domain/text/words/locale.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { alertsFor, matchesCase } from '../../notifications/case-alerts.ts';
import { webhookId } from '../../notifications/new-delivery.ts';
import { batchAt } from '../support/batch.ts';
import { caseFile, closeAt, MINUTE, OPENED_AT } from '../support/case-file.ts';
import { undetected } from '../support/detected.ts';
import { foldedAt } from '../support/folded.ts';
import { silencePolicy, wholeCase } from '../support/whole-case.ts';

const ASKED: Act = {
  id: 'asked',
  act: 'customer-request',
  at: OPENED_AT + 30 * MINUTE,
  by: 'Ada',
  note: null,
};

const links = {
  publicUrl: 'http://sla.example',
  temporalUiUrl: 'http://ui.example',
  namespace: 'sla',
};
const file = caseFile();

function subscription(overrides: Partial<Subscription> = {}): Subscription {
  return {
    id: 'sub_1',
    type: 'webhook',
    target: 'https://receiver.example/hook',
    secret: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz',
    events: ['*'],
    filter: {},
    locale: null,
    timeZone: null,
    previousSecret: null,
    paused: false,
    endedAt: null,
    digestMs: null,
    createdAt: OPENED_AT,
    ...overrides,
  };
}

function batchAfter(minutes: number, overrides: Parameters<typeof caseFile>[0] = {}) {
  return batchAt(new CaseJournal(caseFile(overrides)), OPENED_AT + minutes * MINUTE);
}

const told = (minutes: number, reader: Partial<Subscription> = {}) => {
  const batch = batchAfter(minutes);
  const now = OPENED_AT + minutes * MINUTE;
  const made = alertsFor({ ...batch, file }, [subscription(reader)], links, now);
  return made.map(({ body }) => JSON.parse(body));
};

describe('a subscription by severity', () => {
  const lowered = {
    seq: 9,
    key: 'silence-1',
    type: 'case.severity.downgraded',
    at: OPENED_AT + 91 * MINUTE,
    actor: 'system',
    quiet: false,
    data: {
      from: 'A',
      to: 'C',
      ground: 'silence',
      businessImpact: null,
      note: null,
      source: null,
    },
    detectedAt: null,
  } as const;

  it.each([
    ['A', ['case.opened', 'case.sla.warning', 'case.sla.breached', 'case.severity.downgraded']],
    ['C', ['case.severity.downgraded']],
    ['B', []],
  ] as const)('%s gets what happened at it, whatever came later', (severity, heard) => {
    const batch = batchAfter(90);
    const state = { ...batch.state, severity: 'C' } as const;
    const late = { ...batch, state, events: [...batch.events, lowered] };
    const one = subscription({ filter: { severity } });
    const made = alertsFor({ ...late, file }, [one], links, OPENED_AT + 92 * MINUTE);
    expect(made.map(({ eventType }) => eventType)).toEqual(heard);
  });
});

describe('what a webhook receives', () => {
  it.each([
    ['case.opened', 'Contoso opened a case of severity A.'],
    [
      'case.sla.warning',
      '75% of the time for the first response has passed; it is due on Monday 2 March 2026, 17:00 (China Standard Time).',
    ],
    [
      'case.sla.breached',
      'The first response was due on Monday 2 March 2026, 17:00 (China Standard Time) and did not come in time.',
    ],
  ])(
    'for %s is what happened, by which rule and document, what is due next, and where to look',
    (type, reason) => {
      const alert = told(90).find((one) => one.type === type);
      expect(alert.data).toMatchObject({
        reason,
        policyVersion: file.policyVersion,
        rule: 'technical-a',
        source: { document: '000', section: 'test' },
        text: { locale: 'en', happened: reason },
        links: {
          case: `http://sla.example/v1/cases/${file.id}`,
          temporal: `http://ui.example/namespaces/sla/workflows/${file.id}`,
        },
      });
    },
  );

  it.each([
    [
      'de-DE',
      'Europe/Berlin',
      'Die erste Antwort war am Montag, dem 2. März 2026, um 10:00 Uhr (MEZ; beim Kunden 17:00 Uhr, GMT+8) fällig und erfolgte nicht rechtzeitig.',
    ],
    [
      'fr',
      null,
      'La première réponse était attendue le lundi 2 mars 2026 à 17\u00a0h\u00a000 (heure normale de la Chine) et n’a pas été apportée à temps.',
    ],
    ['zh-CN', null, '首次响应须于 2026年3月2日星期一 17:00（中国标准时间）前完成，但未按时完成。'],
    [
      'ja',
      null,
      'The first response was due on Monday 2 March 2026, 17:00 (China Standard Time) and did not come in time.',
    ],
  ])('in %s is in the language and the zone of the subscription', (locale, timeZone, reason) => {
    const [breach] = told(90, { locale, timeZone }).filter(
      ({ type }) => type === 'case.sla.breached',
    );
    expect(breach.data).toMatchObject({
      reason,
      text: { locale: localeOf(locale), happened: reason },
      metric: 'first_response',
      cycle: 1,
      dueAt: '2026-03-02T09:00:00.000Z',
    });
  });

  it('names what happens next by itself as the case does, or says that nothing will', () => {
    const [opened, warning] = told(50);
    const breach = { what: 'first_response.breach', at: '2026-03-02T09:00:00.000Z' };
    for (const { data } of [opened, warning]) {
      expect(data.next).toEqual(breach);
      expect(data.case.next).toEqual(breach);
    }
    expect(told(90).at(-1).data.next).toBeNull();
  });
});

describe('a subscription wants', () => {
  const { state, events: recorded } = batchAfter(90);
  const breached = recorded.find(({ type }) => type === 'case.sla.breached')!;

  it.each([
    [['case.sla.breached'], true],
    [['case.sla.*'], true],
    [['case.*'], true],
    [['*'], true],
    [['case.sla.met', 'case.sla.breached'], true],
    [['case.sla.met'], false],
    [['case.sla'], false],
    [['pack.*'], false],
    [['case.sla.breached.*'], false],
  ])('%j: %s', (events, expected) => {
    expect(
      matchesCase(subscription({ events, filter: {} }), breached, file, [state.severity]),
    ).toBe(expected);
  });

  it.each([
    [{ account: 'acc_contoso' }, true],
    [{ account: 'acc_other' }, false],
    [{ offering: '21vianet', severity: 'A' as const }, true],
    [{ offering: '21vianet', severity: 'B' as const }, false],
  ])('with the filter %j: %s', (filter, expected) => {
    expect(
      matchesCase(subscription({ events: ['*'], filter }), breached, file, [state.severity]),
    ).toBe(expected);
  });
});

describe('a subscription', () => {
  const { state } = batchAfter(90);
  const escalated = {
    seq: 4,
    key: 'first_response:1:level-2',
    type: 'case.escalated',
    at: OPENED_AT + 90 * MINUTE,
    actor: 'system',
    quiet: false,
    data: {
      metric: 'first_response',
      cycle: 1,
      dueAt: '2026-03-02T09:00:00.000Z',
      rule: 'technical-a',
      source: { document: '000', section: 'test' },
      level: 2,
      name: 'head of support',
      number: 1,
    },
  } as const;

  it.each([
    ['to a lower level', { filter: { level: 1 } }, true],
    ['to this level', { filter: { level: 2 } }, true],
    ['to a higher level', { filter: { level: 3 } }, false],
    ['that is paused', { paused: true }, false],
    ['that has ended', { endedAt: OPENED_AT }, false],
  ])('%s of escalation', (_what, overrides, expected) => {
    expect(matchesCase(subscription(overrides), escalated, file, [state.severity])).toBe(expected);
  });

  it('gets alerts in its channel’s format, and in its own language and zone', () => {
    const alerts = (['webhook', 'email', 'slack', 'teams'] as const).map((type) => {
      const one = subscription({ type, locale: 'de-DE', timeZone: 'Europe/Berlin' });
      return JSON.parse(
        alertsFor({ ...batchAfter(90), file }, [one], links, OPENED_AT).at(-1)!.body,
      );
    });
    const [webhook, email, slack, teams] = alerts;
    expect(webhook.data.text).toMatchObject({ locale: 'de', heading: 'Frist überschritten' });
    expect(email).toMatchObject({
      subject: expect.stringMatching(
        /^Frist überschritten · A \(kritisch\) · Contoso · Mail flow is down$/,
      ),
    });
    expect(email.text).toContain('MEZ');
    expect(email.text).toContain('beim Kunden');
    expect(slack.blocks[0].text.text).toBe('Frist überschritten');
    expect(teams.attachments[0].content.body[0].text).toBe('Frist überschritten');
  });
});

describe('an alert', () => {
  it('says what was due when, with the state of case and clock at that time', () => {
    const alerts = alertsFor(
      { ...batchAfter(90), file },
      [subscription({ events: ['case.sla.breached'] })],
      links,
      OPENED_AT + 90 * MINUTE,
    );
    expect(alerts).toHaveLength(1);
    expect(alerts[0]!.dueAt).toBe(OPENED_AT + 60 * MINUTE);
    expect(JSON.parse(alerts[0]!.body)).toMatchObject({
      type: 'case.sla.breached',
      timestamp: '2026-03-02T09:00:00.000Z',
      data: {
        case: { id: 'case_test', account: 'acc_contoso', breached: true },
        clock: {
          metric: 'first_response',
          state: 'breached',
          breachedAt: '2026-03-02T09:00:00.000Z',
        },
        source: { document: '000' },
        links: {
          case: 'http://sla.example/v1/cases/case_test',
          temporal: 'http://ui.example/namespaces/sla/workflows/case_test',
        },
      },
    });
  });

  it.each([
    ['while nobody has answered', [], 0, 'critical', 'support'],
    ['while the customer is asked', [ASKED], 1, 'critical', 'customer'],
    ['once the customer was silent', [ASKED], 40, 'non-critical', 'support'],
    ['once it is closed', [closeAt(30)], 1, 'critical', null],
  ] as const)(
    'tells a program the name of the severity and who has to act %s',
    (_when, acts, hours, severityName, toAct) => {
      const silent = wholeCase({ openedAt: OPENED_AT, nonResponse: silencePolicy('flag') });
      const { state, events } = foldedAt(silent, acts, OPENED_AT + hours * 60 * MINUTE);
      const recorded = events.map((event, index) => ({ ...event, seq: index + 1 }));
      const batch = { id: silent.id, file: silent, state, events: undetected(recorded) };
      const last = alertsFor(batch, [subscription()], links, OPENED_AT).at(-1);
      expect(JSON.parse(last!.body).data).toMatchObject({ severityName, toAct });
    },
  );

  it('has its own id for each threshold and subscription, the same at every attempt', () => {
    const both = [subscription(), subscription({ id: 'sub_2' })];
    const ids = alertsFor({ ...batchAfter(90), file }, both, links, OPENED_AT + 90 * MINUTE).map(
      (alert) => alert.id,
    );
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(
      alertsFor({ ...batchAfter(90), file }, both, links, OPENED_AT + 90 * MINUTE).map(
        (alert) => alert.id,
      ),
    ).toEqual(ids);
    expect(ids).toContain(webhookId('case_test', 'first_response:1:breached', 'sub_2'));
  });

  it('is not created for what fell due before quietBefore', () => {
    const batch = batchAfter(90, { quietBefore: OPENED_AT + 50 * MINUTE });
    const types = alertsFor(
      { ...batch, file },
      [subscription()],
      links,
      OPENED_AT + 90 * MINUTE,
    ).map((alert) => alert.eventType);
    expect(types).toEqual(['case.sla.breached']);
  });
});
