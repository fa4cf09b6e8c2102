/** A gap as the OpenAPI document shows it. */
export const GAP = {
  id: 'gap_d5f7h2j4l6n3p5r7t2v4x6z3b3',
  kind: 'not-recorded',
  subject: 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2',
  what: 'case.sla.breached',
  dueAt: '2026-11-21T09:00:00.000Z',
  foundAt: '2026-11-21T09:05:00.310Z',
  closedAt: null,
} as const;
