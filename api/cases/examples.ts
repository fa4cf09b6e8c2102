import { CASE_ID } from '../http/example-ids.ts';

/** Cases as the OpenAPI document shows them. */

export const SOURCE = {
  document: '000',
  section: 'response times of technical support by severity',
};

export const NEW_CASE = {
  account: 'acc_contoso',
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
  openedAt: null,
  history: [],
  quietBefore: null,
  reference: 'INC-10045',
  fields: {},
};

const DUTY = { onDuty: true, until: null, untilLocal: null, nextAt: null, nextAtLocal: null };

const COVERAGE = {
  kind: '24x7',
  calendar: null,
  duty: DUTY,
  language: {
    language: 'zh-CN',
    interpreter: false,
    kind: '24x7',
    calendar: null,
    note: 'The language of the country, whenever the case is worked on; day and night at severity A.',
    source: SOURCE,
    duty: DUTY,
  },
  channel: {
    channel: 'online',
    kind: '24x7',
    calendar: null,
    phoneNumbers: null,
    note: null,
    source: SOURCE,
  },
};

const NOTES = [{ code: 'commitment', detail: 'The effort goes on until the problem is resolved.' }];

const { openedAt: _now, history: _none, ...request } = NEW_CASE;

export const CLOCK = {
  metric: 'first_response',
  audience: 'customer',
  rule: 'technical-a',
  cycle: 1,
  state: 'running',
  target: { minutes: 60 },
  calendar: null,
  source: SOURCE,
  startedAt: '2026-11-21T08:00:00.000Z',
  dueAt: '2026-11-21T09:00:00.000Z',
  dueAtLocal: '2026-11-21T17:00:00.000+08:00',
  metAt: null,
  breachedAt: null,
  remainingSeconds: 3540,
  warnings: [{ at: '2026-11-21T08:45:00.000Z', percent: 75, beforeMinutes: null, sent: false }],
  pauses: [],
  pausedSince: null,
  pausedFor: [],
  escalations: [],
  acknowledged: null,
};

export const CASE = {
  id: CASE_ID,
  ...request,
  assignee: null,
  severityName: 'critical',
  severityRank: 1,
  severityFrom: null,
  originalSeverity: 'A',
  region: 'CN',
  status: 'open',
  policyVersion: '21vianet@1',
  zoneDataVersion: '2026f',
  coverage: COVERAGE,
  openedAt: '2026-11-21T08:00:00.000Z',
  openedAtLocal: '2026-11-21T16:00:00.000+08:00',
  openedBy: 'administrator',
  quietBefore: '2026-11-21T08:00:00.000Z',
  nextDueAt: '2026-11-21T09:00:00.000Z',
  next: { at: '2026-11-21T08:45:00.000Z', what: 'first_response.warning' },
  waitingFor: null,
  breached: false,
  clocks: [CLOCK],
  nonResponse: null,
  wait: null,
  closure: null,
  credit: null,
  parent: null,
  children: [],
  notes: NOTES,
};

export const EXPLANATION = {
  clocks: [
    {
      metric: 'first_response',
      audience: 'customer',
      cycle: 1,
      state: 'running',
      rule: 'technical-a',
      source: SOURCE,
      target: { minutes: 60 },
      startedAt: '2026-11-21T08:00:00.000Z',
      dueAt: '2026-11-21T09:00:00.000Z',
      calendar: null,
      calendarVersion: null,
      zoneDataVersion: '2026f',
      segments: [
        {
          from: '2026-11-21T08:00:00.000Z',
          to: '2026-11-21T09:00:00.000Z',
          kind: 'counted',
          seconds: 3600,
        },
      ],
    },
  ],
  severityFrom: null,
  notes: [],
};

export const EXPLANATION_TEXT = `Case ${CASE_ID}: Mail flow is down
Contoso; all times are local in Asia/Shanghai.

Clock:    first response
Promised: 1 h of elapsed time
Rule:     Technical cases of severity A: 1 hour, day and night (21vianet@1, technical-a)
Source:   “Support of the online services: who may ask, when, and how”, response times of technical support by severity (document 000)
Counted:  day and night
Started:  Sat 2026-11-21 16:00:00 (+08:00)
Due:      Sat 2026-11-21 17:00:00 (+08:00)
State:    running

Sat 2026-11-21 16:00:00 (+08:00)  to  Sat 2026-11-21 17:00:00 (+08:00)  counted: 1 h, 1 h in all
`;

export const PREVIEW = {
  offering: '21vianet',
  plan: null,
  category: 'technical',
  severity: 'A',
  severityName: 'critical',
  severityRank: 1,
  severityFrom: null,
  policyVersion: '21vianet@1',
  zoneDataVersion: '2026f',
  rule: 'technical-a',
  source: SOURCE,
  openedAt: '2026-11-21T08:00:00.000Z',
  openedAtLocal: '2026-11-21T16:00:00.000+08:00',
  coverage: COVERAGE,
  next: CASE.next,
  clocks: CASE.clocks,
  explanation: EXPLANATION,
  notes: NOTES,
};

export const NEW_PREVIEW = {
  ...NEW_CASE,
  account: {
    region: 'CN',
    timeZone: 'Asia/Shanghai',
    agreements: ['advanced-online-service'],
  },
};
