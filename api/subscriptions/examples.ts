/** Subscriptions as the OpenAPI document shows them. */

export const NEW_SUBSCRIPTION = {
  type: 'webhook',
  target: 'https://hooks.example.com/sla',
  events: ['case.sla.*'],
  filter: { offering: '21vianet', severity: 'A' },
};

export const SUBSCRIPTION = {
  id: 'sub_b3d5f7h2j4l6n3p5r7t2v4x6z3',
  ...NEW_SUBSCRIPTION,
  locale: null,
  timeZone: null,
  paused: false,
  endedAt: null,
  digestSeconds: null,
  previousSecretUntil: null,
  createdAt: '2026-11-21T08:00:00.000Z',
};

export const CREATED_SUBSCRIPTION = {
  ...SUBSCRIPTION,
  secret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
};

export const TEST_OUTCOME = {
  at: '2026-11-21T08:00:00.120Z',
  delivered: true,
  status: 204,
  error: null,
};
