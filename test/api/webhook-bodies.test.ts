import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testActivities } from '../../activities/send-test.ts';
import { eventSchema } from '../../api/cases/event-schema.ts';
import { entrySchema } from '../../api/packs/entry-schema.ts';
import { WEBHOOK_BODIES } from '../../api/webhooks/bodies.ts';
import { CaseJournal } from '../../domain/case/journal.ts';
import {
  CASE_EVENT_TYPES,
  CREDIT_STATUSES,
  type CaseEvent,
  type CaseFile,
  type CaseState,
} from '../../domain/case/types.ts';
import { PACK_ENTRY_TYPES } from '../../domain/pack/types.ts';
import { ALERTED_ENTRIES } from '../../domain/text/words/event-types.ts';
import { LOCALES } from '../../domain/text/words/locale.ts';
import { eventView } from '../../domain/view/case-view.ts';
import { packEntryView } from '../../domain/view/pack-view.ts';
import type { NewDelivery } from '../../ledger/types/deliveries.ts';
import { alertsFor } from '../../notifications/case-alerts.ts';
import { digestBodyFor } from '../../notifications/channels/body.ts';
import { failureAlerts, gapAlerts } from '../../notifications/operational-alerts.ts';
import { packAlertsFor } from '../../notifications/pack-alerts.ts';
import { everyEntry, everyEvent } from '../domain/text/whole-life.ts';
import { failedDelivery, gap, subscription } from '../ledger/records.ts';
import { batchAt } from '../support/batch.ts';
import { caseFile, DAY, HOUR, OPENED_AT } from '../support/case-file.ts';
import { undetected } from '../support/detected.ts';
import { anyLife } from '../support/random-life.ts';
import { accept } from '../support/recorded.ts';
import { rounds } from '../support/rounds.ts';

const LINKS = {
  publicUrl: 'http://127.0.0.1:8080',
  temporalUiUrl: 'http://127.0.0.1:8233',
  namespace: 'sla',
};
const GAPS = { links: LINKS, names: new Map<string, string>() };
const EN = { locale: 'en', timeZone: null } as const;

const hearsAll = subscription({ id: 'sub_all', events: ['*'], filter: {} });

/** The type of a body that is as its schema says, and nothing besides. */
function typeOf(body: string): string {
  const read = JSON.parse(body) as { type: string };
  const schema = [...WEBHOOK_BODIES].find(([type]) => type === read.type)?.[1];
  if (!schema) throw new Error(`${read.type} has no schema`);
  expect(schema.parse(read)).toEqual(read);
  return read.type;
}

function typesOf(made: readonly NewDelivery[]): string[] {
  return made.map(({ body }) => typeOf(body));
}

/** What is sent and shown of some events, held against the schemas; the types that were sent. */
function typesTold(
  file: CaseFile,
  { events, state, now }: { events: readonly CaseEvent[]; state: CaseState; now: number },
): string[] {
  for (const event of events) {
    const line = JSON.parse(JSON.stringify(eventView(event, file, EN)));
    expect(eventSchema.parse(line)).toEqual(line);
  }
  const batch = { id: file.id, file, state, events: undetected(events) };
  return typesOf(alertsFor({ ...batch, file }, [hearsAll], LINKS, now));
}

describe('what is sent about a case', () => {
  it('matches the document, whatever is done to the case, at once and long after', () => {
    const said = fc.property(anyLife, ({ file, living, end }) => {
      const { events, journal, looks } = living;
      const heard = events.filter(({ quiet }) => !quiet).map(({ type }) => type);
      expect(looks.flatMap((look) => typesTold(file, look))).toEqual(heard);
      const together = { events, state: journal.state, now: end + DAY };
      expect(typesTold(file, together)).toEqual(heard);
    });
    fc.assert(said, { numRuns: rounds(300, 40) });
  }, 300_000);

  it('matches if everything is changed that can be', () => {
    const file = caseFile();
    const journal = new CaseJournal(file);
    const common = { at: OPENED_AT + HOUR, by: 'Ada', note: null, act: 'update' } as const;
    const contact = { name: null, email: null, phone: '1', of: 'partner' } as const;
    const all = { title: 'Late', reference: null, assignee: 'Ada', resourcesCommitted: false };
    accept(journal, { ...common, id: 'one', changes: { ...all, contact } });
    accept(journal, { ...common, id: 'two', changes: { contact: null, assignee: null } });
    const { events } = journal.advance(OPENED_AT + HOUR);
    const types = typesTold(file, { events, state: journal.state, now: OPENED_AT + HOUR });
    expect(types.filter((type) => type === 'case.updated')).toHaveLength(2);
  });

  it('matches for every type', () => {
    const told = everyEvent().flatMap(({ file, events, state }) => {
      const types = typesTold(file, { events, state, now: OPENED_AT + 100 * HOUR });
      expect(types).toEqual(events.map(({ type }) => type));
      return types;
    });
    expect([...new Set(told)].toSorted()).toEqual(CASE_EVENT_TYPES.toSorted());
    expect(told.filter((type) => type.startsWith('case.credit.'))).toEqual(
      CREDIT_STATUSES.map((status) => `case.credit.${status}`),
    );
  });
});

describe('what is sent about a pack', () => {
  const { file, entries, state } = everyEntry();

  it('matches the document for every type', () => {
    const batch = { id: file.id, file, state, events: undetected(entries) };
    const types = typesOf(packAlertsFor({ ...batch, file }, [hearsAll], LINKS));
    expect([...new Set(types)].toSorted()).toEqual(ALERTED_ENTRIES.toSorted());
  });

  it('matches in its entries', () => {
    const lines = JSON.parse(JSON.stringify(entries.map((one) => packEntryView(one, file, EN))));
    for (const line of lines) expect(entrySchema.parse(line)).toEqual(line);
    const types = new Set(entries.map(({ type }) => type));
    expect([...types].toSorted()).toEqual(PACK_ENTRY_TYPES.toSorted());
  });
});

describe('an operational alert', () => {
  const failed = failedDelivery();
  const neverTried = failedDelivery({
    caseId: null,
    attempts: 0,
    lastStatus: null,
    lastError: null,
    lastAttemptAt: null,
  });
  const notSent = gap({ kind: 'not-sent' });

  it.each([
    ['of a delivery', failureAlerts(failed, [hearsAll], LINKS, OPENED_AT), 'delivery.failed'],
    [
      'of one never tried',
      failureAlerts(neverTried, [hearsAll], LINKS, OPENED_AT),
      'delivery.failed',
    ],
    ['of gaps', gapAlerts([notSent, notSent], [hearsAll], GAPS, OPENED_AT), 'reconciler.gap'],
  ])('%s matches the document', (_what, alerts, type) => {
    expect(typesOf(alerts)).toEqual([type]);
  });
});

describe('a digest', () => {
  it('matches the document in every language, whatever it contains', () => {
    const file = caseFile();
    const journal = new CaseJournal(file);
    const batch = batchAt(journal, OPENED_AT + 2 * HOUR);
    const { file: sold, entries, state } = everyEntry();
    const packBatch = { id: sold.id, file: sold, state, events: undetected(entries) };
    for (const locale of LOCALES) {
      const to = [{ ...hearsAll, locale }];
      const alerts = [
        ...alertsFor({ ...batch, file }, to, { ...LINKS, temporalUiUrl: null }, OPENED_AT),
        ...packAlertsFor({ ...packBatch, file: sold }, to, { ...LINKS, temporalUiUrl: null }),
      ];
      const text = { locale, heading: 'some alerts', subject: 'some alerts', lines: [] };
      expect(typeOf(digestBodyFor('webhook', alerts, text))).toBe('digest');
    }
  });
});

describe('a test message', () => {
  it('matches the document', async () => {
    const sent: string[] = [];
    const { sendTest } = testActivities({
      subscriptions: { get: () => Promise.resolve(hearsAll) } as never,
      send: ({ body }) => {
        sent.push(body);
        return Promise.resolve({ at: OPENED_AT, delivered: true, status: 204, error: null });
      },
      now: () => OPENED_AT,
    });
    await sendTest(hearsAll.id, 'msg_test');
    expect(sent.map(typeOf)).toEqual(['subscription.test']);
  });
});
