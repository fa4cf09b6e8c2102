import { describe, expect, it } from 'vitest';
import { failureAlerts, gapAlerts } from '../../notifications/operational-alerts.ts';
import { failedDelivery, gap, subscription } from '../ledger/records.ts';
import { OPENED_AT } from '../support/case-file.ts';

const links = { publicUrl: 'http://sla.example' };

const failed = failedDelivery({
  id: 'msg_failed',
  subscriptionId: 'sub_dead',
  target: 'https://hooks.slack.example/services/secret',
});

const missing = gap({ subject: 'case_test' });

const all = (id: string) => subscription({ id, events: ['*'], filter: {}, locale: 'de' });
const to = (alerts: readonly { subscriptionId: string }[]) =>
  alerts.map(({ subscriptionId }) => subscriptionId);

const ids = (attempts: number) =>
  failureAlerts({ ...failed, attempts }, [all('sub_ops')], links, OPENED_AT).map((one) => one.id);

describe('a delivery that has failed', () => {
  it('is reported to others, and not to the receiver that does not answer', () => {
    const alerts = failureAlerts(failed, [all('sub_dead'), all('sub_ops')], links, OPENED_AT);
    expect(to(alerts)).toEqual(['sub_ops']);
    expect(JSON.parse(alerts[0]!.body)).toMatchObject({
      type: 'delivery.failed',
      data: {
        delivery: {
          id: 'msg_failed',
          attempts: 31,
          event: { type: 'case.sla.breached' },
          lastError: 'The receiver answered 503',
        },
        reason: 'Eine Meldung konnte nicht zugestellt werden: case.sla.breached, case_test.',
        links: {
          deliveries: 'http://sla.example/v1/deliveries?state=failed&subscription=sub_dead',
        },
      },
    });
  });

  it('is reported without the address, which may be a secret', () => {
    const [alert] = failureAlerts(failed, [all('sub_ops')], links, OPENED_AT);
    expect(alert?.body).not.toContain('hooks.slack.example');
  });

  it('is reported once for each failure, however often that is recorded', () => {
    expect(ids(31)).toEqual(ids(31));
    expect(ids(31)).not.toEqual(ids(62));
  });

  it('causes no operational alert of an operational alert', () => {
    const alert = { ...failed, eventType: 'delivery.failed' };
    expect(failureAlerts(alert, [all('sub_ops')], links, OPENED_AT)).toEqual([]);
  });
});

describe('an operational alert', () => {
  it.each([
    ['hears of everything', {}, ['sub_1']],
    ['hears of these alerts', { events: ['reconciler.gap'] }, ['sub_1']],
    ['hears of other events', { events: ['case.*', 'delivery.failed'] }, []],
    ['asked for one account', { filter: { account: 'acc_contoso' } }, []],
    ['asked for one offering', { filter: { offering: 'professional' } }, []],
    ['asked for one severity', { filter: { severity: 'A' as const } }, []],
    ['is paused', { paused: true }, []],
    ['has ended', { endedAt: OPENED_AT }, []],
  ])('goes to a subscription that %s, or not', (_who, overrides, hears) => {
    const alerts = gapAlerts([missing], [{ ...all('sub_1'), ...overrides }], links, OPENED_AT);
    expect(to(alerts)).toEqual(hears);
  });

  it('about many gaps is one alert, which names the first and contains all', () => {
    const gaps = Array.from({ length: 50 }, (_, index) => ({ ...missing, id: `gap_${index}` }));
    const [alert] = gapAlerts(gaps, [all('sub_ops')], links, OPENED_AT);
    const { data } = JSON.parse(alert!.body) as {
      data: { gaps: unknown[]; reason: string; text: { happened: string } };
    };
    expect(data.gaps).toHaveLength(50);
    expect(data.text.happened).toMatch(
      /^50 fällige Meldungen fehlen: case\.sla\.breached, case_test;/,
    );
    expect(data.text.happened.length).toBeLessThan(1_000);
    expect(data.reason).toBe(data.text.happened);
  });

  it('about nothing is not sent', () => {
    expect(gapAlerts([], [all('sub_ops')], links, OPENED_AT)).toEqual([]);
  });
});
