import type { AlertFacts } from './types.ts';

/** Of an event that says nothing: whatever it does say comes on top. */
export const NO_FACTS: AlertFacts = {
  actor: 'system',
  account: '',
  title: '',
  severity: null,
  metric: null,
  due: null,
  percent: null,
  beforeMinutes: null,
  from: null,
  to: null,
  ground: null,
  level: null,
  levelName: null,
  outcome: null,
  pack: null,
  count: null,
  days: null,
  what: null,
};
