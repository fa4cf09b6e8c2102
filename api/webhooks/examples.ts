import { CASE_EVENT_TYPES } from '../../domain/case/types.ts';
import { operationalSentence } from '../../domain/text/sentence.ts';
import { ALERTED_ENTRIES } from '../../domain/text/words/event-types.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import { caseExample } from '../cases/case-examples.ts';
import { DELIVERY } from '../deliveries/examples.ts';
import { API_URL, READER, textFieldsFor, textFieldsOf } from '../events/example-words.ts';
import type { WebhookType } from '../events/types.ts';
import { GAP } from '../gaps/examples.ts';
import { packExample } from '../packs/pack-examples.ts';
import { SUBSCRIPTION } from '../subscriptions/examples.ts';

/** An example of each type of message, in English. */
export function webhookExamples(): ReadonlyMap<WebhookType, object> {
  const all = [
    ...CASE_EVENT_TYPES.map(caseExample),
    ...ALERTED_ENTRIES.map(packExample),
    failed(),
    missing(),
    digest(),
    test(),
  ];
  return new Map(all.map((example) => [example.type, example]));
}

function failed() {
  const type = 'delivery.failed';
  const { id, subscription, case: of, pack, event } = DELIVERY;
  const what = `${WORDS[READER.locale].headings['case.sla.breached']}, ${of}`;
  return {
    type,
    timestamp: '2026-11-22T09:00:00.000Z',
    data: {
      delivery: {
        id,
        subscription,
        case: of,
        pack,
        event,
        attempts: 31,
        lastStatus: 503,
        lastError: 'The receiver answered 503',
        lastAttemptAt: '2026-11-22T08:59:59.310Z',
        dueAt: DELIVERY.dueAt,
      },
      ...textFieldsOf(type, operationalSentence(type, { what }, READER)),
      links: { deliveries: `${API_URL}/deliveries?state=failed&subscription=${subscription}` },
    },
  } as const;
}

function missing() {
  const type = 'reconciler.gap';
  const { kind, subject, what, dueAt, foundAt } = GAP;
  return {
    type,
    timestamp: foundAt,
    data: {
      gaps: [{ kind, subject, what, dueAt, foundAt }],
      ...textFieldsOf(
        type,
        operationalSentence(
          type,
          { gaps: [{ kind, subject, name: null, what, at: dueAt, revive: null }], more: 0 },
          READER,
        ),
      ),
      links: { gaps: `${API_URL}/gaps` },
    },
  } as const;
}

function digest() {
  const alerts = [
    { id: DELIVERY.id, ...caseExample('case.sla.breached') },
    { id: 'msg_e6g2i4k7m3o5q6s3u5w7y2a4c6', ...caseExample('case.escalated') },
  ];
  const { headings, labels } = WORDS[READER.locale];
  const heading = [headings['case.sla.breached'], labels.more(alerts.length - 1)].join(' · ');
  return {
    type: 'digest',
    timestamp: DELIVERY.dueAt,
    data: { alerts, text: { locale: READER.locale, heading } },
  } as const;
}

function test() {
  const { test: sentence } = WORDS[READER.locale].labels;
  return {
    type: 'subscription.test',
    timestamp: '2026-11-21T08:00:00.000Z',
    data: { subscription: SUBSCRIPTION.id, ...textFieldsFor(sentence, sentence) },
  } as const;
}
