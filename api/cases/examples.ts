/** Cases as the OpenAPI document shows them. */

const CASE_ID = 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2';

const SOURCE = { document: '000', section: 'Technical support response times' };

export const NEW_CASE = {
  account: 'acc_contoso',
  offering: '21vianet',
  plan: null,
  category: 'technical',
  severity: 'A',
  language: 'zh-CN',
  channel: 'online',
  title: 'Mail flow is down',
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
};

const { openedAt: _now, history: _none, ...request } = NEW_CASE;

export const CASE = {
  id: CASE_ID,
  ...request,
  originalSeverity: 'A',
  region: 'CN',
  status: 'open',
  policyVersion: '21vianet@1',
  zoneDataVersion: '2025c',
  coverage: { kind: '24x7', calendar: null },
  openedAt: '2026-11-21T08:00:00.000Z',
  openedAtLocal: '2026-11-21T16:00:00.000+08:00',
  openedBy: 'administrator',
  quietBefore: '2026-11-21T08:00:00.000Z',
  nextDueAt: '2026-11-21T09:00:00.000Z',
  breached: false,
  clocks: [
    {
      metric: 'first_response',
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
      warnings: [{ at: '2026-11-21T08:45:00.000Z', percent: 75, sent: false }],
    },
  ],
  nonResponse: null,
  closure: null,
  credit: null,
  parent: null,
  children: [],
  notes: [],
};

export const EVENT = {
  seq: 3,
  type: 'case.sla.breached',
  at: '2026-11-21T09:00:00.000Z',
  actor: 'system',
  data: {
    reason: 'Nobody answered within 1 hour.',
    metric: 'first_response',
    source: SOURCE,
    quiet: false,
  },
};
