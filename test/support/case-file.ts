import { BUILT_IN_RULES } from '../../domain/case/metric.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import type {
  Act,
  CaseAccount,
  CaseFile,
  CaseRequest,
  Commitment,
  CommitmentRow,
} from '../../domain/case/types.ts';
import { CATEGORIES } from '../../catalogue/schema/vocabulary.ts';
import { rows } from './promises.ts';
import { schedulesOf } from '../../domain/scheduling/schedule-case.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Monday, 08:00 in UTC. */
export const OPENED_AT = Date.parse('2026-03-02T08:00:00.000Z');

const SOURCE = { document: '000', section: 'test' };

export const REQUEST: CaseRequest = {
  offering: '21vianet',
  plan: null,
  category: 'technical',
  severity: 'A',
  language: 'zh-CN',
  channel: 'online',
  title: 'Mail flow is down',
  product: null,
  businessImpact: 'All 800 users cannot send mail',
  resourcesCommitted: true,
  requesterRole: 'administrator',
  contact: {
    name: 'Li Wei',
    email: 'li.wei@contoso.example',
    phone: '+86 10 5550 0100',
    of: 'customer',
  },
  roundTheClock: false,
  pack: 'auto',
  proofOfEntitlement: null,
  subscriptionOwner: 'customer',
  scope: null,
  reference: 'INC-10045',
  fields: {},
};

export const ACCOUNT: CaseAccount = {
  id: 'acc_contoso',
  name: 'Contoso',
  region: 'CN',
  timeZone: 'Asia/Shanghai',
  subdivision: null,
  agreements: ['advanced-online-service'],
  partner: false,
  fields: {},
};

/** An hour of elapsed time, with a warning at 75 %. */
export function commitment(overrides: Partial<Commitment> = {}): Commitment {
  return {
    rule: 'technical-a',
    target: { minutes: 60 },
    calendar: null,
    warnings: [75],
    pausesOnCustomer: false,
    escalations: [],
    note: null,
    source: SOURCE,
    ...overrides,
  };
}

/** A first response, by default within an hour, at severity A alone. */
export function firstResponse(overrides: Partial<Commitment> = {}): readonly CommitmentRow[] {
  return rows({ A: { first_response: commitment(overrides) } });
}

/** A case under an hour's promise, as the API would hand it to the workflow. */
export function caseFile(overrides: Partial<CaseFile> = {}): CaseFile {
  const openedAt = overrides.openedAt ?? OPENED_AT;
  const file: CaseFile = {
    id: 'case_test',
    account: ACCOUNT,
    request: REQUEST,
    policyVersion: '21vianet@1',
    zoneDataVersion: newestZoneData(),
    commitments: firstResponse(),
    metrics: BUILT_IN_RULES,
    openedOutside: [],
    language: null,
    channel: null,
    rules: [],
    nonResponse: null,
    waits: [],
    credit: null,
    calendars: {},
    documents: { '000': { en: 'Handbook', de: 'Handbuch' } },
    vocabulary: { plans: [], categories: CATEGORIES.map((id) => ({ id })), fields: {} },
    severityMatrix: null,
    severities: [
      { id: 'A', name: { en: 'critical', de: 'kritisch', fr: 'critique', 'zh-Hans': '严重' } },
      { id: 'B', name: { en: 'high', de: 'hoch', fr: 'élevée', 'zh-Hans': '高' } },
      {
        id: 'C',
        name: { en: 'non-critical', de: 'unkritisch', fr: 'non critique', 'zh-Hans': '非关键' },
      },
    ],
    schedules: {},
    history: [],
    parent: null,
    openedAt,
    openedBy: 'desk',
    quietBefore: openedAt,
    reopenWithinMs: 14 * DAY,
    resolutionOnReopening: 'begins',
    tellsContactWhenUnresolved: false,
    notes: [],
    ...overrides,
  };
  return { ...file, schedules: { ...schedulesOf(file), ...file.schedules } };
}

/** So many hours after the opening, in RFC 3339. */
export function hoursAfter(hours: number): string {
  return new Date(OPENED_AT + hours * HOUR).toISOString();
}

/** A response `minutes` after the opening. */
export function responseAt(minutes: number, id = `response-${minutes}`): Act {
  return { id, act: 'response', at: OPENED_AT + minutes * MINUTE, by: 'Ada', note: null };
}

/** A close `minutes` after the opening. */
export function closeAt(
  minutes: number,
  outcome: 'solved' | 'unresolved' | 'withdrawn' = 'solved',
): Act {
  return {
    id: `close-${minutes}`,
    act: 'close',
    at: OPENED_AT + minutes * MINUTE,
    by: 'Ada',
    outcome,
    chargeCredit: null,
    note: null,
  };
}
