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

const about = { links, names: new Map([['case_test', 'INC-10045']]) };

const missing = gap({ subject: 'case_test' });

const all = (id: string) => subscription({ id, events: ['*'], filter: {}, locale: 'de' });
const to = (alerts: readonly { subscriptionId: string | null }[]) =>
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
        reason: 'Eine Meldung konnte nicht zugestellt werden: Frist überschritten, case_test.',
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
    const alerts = gapAlerts([missing], [{ ...all('sub_1'), ...overrides }], about, OPENED_AT);
    expect(to(alerts)).toEqual(hears);
  });

  it('about many gaps is one alert, which names the first and contains all', () => {
    const gaps = Array.from({ length: 50 }, (_, index) => ({ ...missing, id: `gap_${index}` }));
    const [alert] = gapAlerts(gaps, [all('sub_ops')], about, OPENED_AT);
    const { data } = JSON.parse(alert!.body) as {
      data: { gaps: unknown[]; reason: string; text: { happened: string } };
    };
    expect(data.gaps).toHaveLength(50);
    expect(data.text.happened).toMatch(/^case_test \(INC-10045\): „[^“]+“ war am /);
    expect(data.text.happened).toMatch(/ Es fehlen 30 weitere\.$/);
    expect(data.text.happened.match(/case_test/g)).toHaveLength(20);
    expect(data.reason).toBe(data.text.happened);
  });

  it('about a case that does not run says which, since when, and how it runs again', () => {
    const stopped = { ...missing, kind: 'not-running', what: 'workflow' } as const;
    const english = { ...all('sub_ops'), locale: 'en', digestMs: 60_000 };
    const [alert] = gapAlerts([missing, stopped], [english], about, OPENED_AT);
    const { data } = JSON.parse(alert!.body) as {
      data: { text: { heading: string; happened: string } };
    };
    expect(data.text.heading).toBe('Case does not run');
    expect(alert?.gathered?.line.subject).toBe('Case does not run · INC-10045');
    expect(data.text.happened).toMatch(
      /^case_test \(INC-10045\) has not run since Monday 2 March 2026, .*, as it was ended in Temporal\. Nobody is alerted about it until POST http:\/\/sla\.example\/v1\/cases\/case_test\/revive has it run again\. case_test \(INC-10045\): “/,
    );
  });

  it('about a pack that does not run says how it does in Temporal', () => {
    const stopped = { ...missing, kind: 'not-running', subject: 'pack_test' } as const;
    const [alert] = gapAlerts([stopped], [{ ...all('sub_ops'), locale: 'en' }], about, OPENED_AT);
    expect(alert!.body).toContain('once it is reset there');
    expect(alert!.body).not.toContain('revive');
  });

  it('about nothing is not sent', () => {
    expect(gapAlerts([], [all('sub_ops')], about, OPENED_AT)).toEqual([]);
  });
});
