import { ACT_NAMES, ACTS } from '../../domain/case/act.ts';

/** The acts that have an event of their own, which has the fields of the act. */
export const ACTS_WITH_EVENTS = ACT_NAMES.map((name) => ACTS[name]).filter(
  (act) => act.event !== null,
);
