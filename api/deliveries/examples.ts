/** A delivery as the OpenAPI document shows it. */
export const DELIVERY = {
  id: 'msg_d5f7h2j4l6n3p5r7t2v4x6z3b3',
  state: 'delivered',
  subscription: 'sub_b3d5f7h2j4l6n3p5r7t2v4x6z3',
  target: 'https://hooks.example.com/sla',
  case: 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2',
  pack: null,
  event: { seq: 3, type: 'case.sla.breached', key: 'first_response:1:breached' },
  attempts: 1,
  lastStatus: 204,
  lastError: null,
  lastAttemptAt: '2026-11-21T09:00:00.180Z',
  deliveredAt: '2026-11-21T09:00:00.180Z',
  dueAt: '2026-11-21T09:00:00.000Z',
  lagSeconds: 0.18,
  createdAt: '2026-11-21T09:00:00.120Z',
};
