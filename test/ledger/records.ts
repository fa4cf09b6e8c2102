import type { CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import { toIso } from '../../domain/time/instant.ts';
import type { Account } from '../../ledger/types/accounts.ts';
import type { Delivery, NewDelivery } from '../../ledger/types/deliveries.ts';
import type { Gap } from '../../ledger/types/gaps.ts';
import type { IdempotencyClaim } from '../../ledger/types/idempotency.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import type { Page } from '../../ledger/types/page.ts';
import type { Subscription } from '../../ledger/types/subscriptions.ts';
import { caseFile, HOUR, OPENED_AT } from '../support/case-file.ts';
import { undetected } from '../support/detected.ts';

let made = 0;

/** Tests of one file share a database: each names its things anew. Ids sort as they are made. */
export function newId(kind: string): string {
  made += 1;
  return `${kind}_${String(made).padStart(6, '0')}`;
}

export function account(overrides: Partial<Account> = {}): Account {
  return {
    id: newId('acc'),
    name: 'Contoso',
    region: 'CN',
    subdivision: 'CN-31',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    agreements: ['advanced-online-service'],
    partner: false,
    contacts: [
      { name: 'Li Wei', email: 'li.wei@contoso.example', phone: null, role: 'administrator' },
    ],
    fields: { tier: 'gold', seats: 12, trial: false },
    createdAt: OPENED_AT + 123,
    ...overrides,
  };
}

export function subscription(overrides: Partial<Subscription> = {}): Subscription {
  return {
    id: newId('sub'),
    type: 'webhook',
    target: 'https://alerts.contoso.example/sla',
    secret: 'whsec_dGVzdA==',
    events: ['case.sla.*'],
    filter: { account: 'acc_contoso', severity: 'A' },
    locale: null,
    timeZone: 'Asia/Shanghai',
    previousSecret: null,
    paused: false,
    endedAt: null,
    digestMs: null,
    createdAt: OPENED_AT,
    ...overrides,
  };
}

export function claim(overrides: Partial<IdempotencyClaim> = {}): IdempotencyClaim {
  return { scope: 'key_1 POST /v1/cases', key: newId('idem'), requestHash: 'aa11', ...overrides };
}

export function state(overrides: Partial<CaseState> = {}): CaseState {
  return {
    status: 'open',
    severity: 'A',
    coverage: { kind: '24x7', calendar: null },
    clocks: [],
    pending: [],
    breached: false,
    nextDueAt: OPENED_AT + HOUR,
    next: { at: OPENED_AT + HOUR, what: 'first_response.breach' },
    closure: null,
    nonResponse: null,
    wait: null,
    waitingFor: null,
    changes: {},
    credit: null,
    children: [],
    ...overrides,
  };
}

export function event(seq: number, overrides: Partial<Pick<CaseEvent, 'actor'>> = {}): CaseEvent {
  const dueAt = toIso(OPENED_AT + HOUR);
  return {
    seq,
    key: `first_response:1:${seq}`,
    type: 'case.sla.warning',
    at: OPENED_AT + seq,
    actor: 'system',
    quiet: false,
    data: {
      metric: 'first_response',
      cycle: 1,
      dueAt,
      rule: 'technical-a',
      source: { document: '000', section: 'test' },
      percent: 75,
      beforeMinutes: null,
    },
    ...overrides,
  };
}

export function file(overrides: Partial<CaseFile> = {}): CaseFile {
  return caseFile({ id: newId('case'), ...overrides });
}

/** The first batch of a case, with the events of these numbers. */
export function firstBatch(of: CaseFile, seqs: readonly number[] = [1], at = state()): Batch {
  const events = undetected(seqs.map((seq) => event(seq)));
  return { id: of.id, file: of, state: at, events };
}

/** A later batch, which carries no file. */
export function laterBatch(of: CaseFile, seqs: readonly number[], at = state()): Batch {
  return { ...firstBatch(of, seqs, at), file: null };
}

/** One delivery for each event of the batch to each of the subscriptions that `to` names. */
export function deliveriesTo(
  batch: Batch,
  to: readonly string[],
): (subscriptions: readonly Subscription[]) => NewDelivery[] {
  return (subscriptions) =>
    subscriptions
      .filter(({ id }) => to.includes(id))
      .flatMap(({ id, target }) =>
        batch.events.map(({ seq, key, type, at }) => ({
          id: `${batch.id}.${seq}.${id}`,
          caseId: batch.id,
          packId: null,
          eventSeq: seq,
          eventKey: key,
          eventType: type,
          subscriptionId: id,
          target,
          body: `{"type":"${type}","n":1.50}`,
          dueAt: at,
          gathered: null,
        })),
      );
}

/** An alert of a breach that its receiver has never taken. */
export function failedDelivery(overrides: Partial<Delivery> = {}): Delivery {
  return {
    id: newId('msg'),
    caseId: 'case_test',
    packId: null,
    eventSeq: 3,
    eventKey: 'first_response:1:breached',
    eventType: 'case.sla.breached',
    subscriptionId: 'sub_dead',
    target: 'https://alerts.contoso.example/sla',
    body: '{}',
    dueAt: OPENED_AT,
    gathered: null,
    digestId: null,
    state: 'failed',
    sentAt: OPENED_AT,
    attempts: 31,
    lastStatus: 503,
    lastError: 'The receiver answered 503',
    lastAttemptAt: OPENED_AT + 1,
    deliveredAt: null,
    createdAt: OPENED_AT,
    ...overrides,
  };
}

/** A breach that nobody has recorded. */
export function gap(overrides: Partial<Gap> = {}): Gap {
  return {
    id: newId('gap'),
    kind: 'not-recorded',
    subject: 'case_a',
    what: 'case.sla.breached',
    dueAt: OPENED_AT,
    foundAt: OPENED_AT + HOUR,
    closedAt: null,
    ...overrides,
  };
}

export const noDeliveries = (): NewDelivery[] => [];

/** Records a case with one event and one delivery of it; answers the delivery's id. */
export async function recordDelivery(ledger: Ledger): Promise<string> {
  const to = subscription();
  await ledger.subscriptions.create(to);
  const batch = firstBatch(file());
  const [delivery] = await ledger.outbox.publish(batch, deliveriesTo(batch, [to.id]));
  if (delivery === undefined) throw new Error('nothing was to be delivered');
  return delivery.id;
}

/** Follows `nextCursor` to the end; `between` runs after the first page. */
export async function allPages<T>(
  list: (cursor?: string) => Promise<Page<T>>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T[]> {
  const items: T[] = [];
  let page = await list();
  items.push(...page.items);
  await between();
  while (page.nextCursor !== null) {
    page = await list(page.nextCursor);
    items.push(...page.items);
  }
  return items;
}
