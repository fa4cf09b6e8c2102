/** All the types of a case, for importing them from one place. */
export {
  AUDIENCES,
  CATEGORIES,
  ENTITLEMENT_KINDS,
  METRICS,
  PARTIES,
  SCOPES,
  type Audience,
  type BuiltInCategory,
  type BuiltInMetric,
  type Category,
  type Severity,
} from '../../catalogue/schema/vocabulary.ts';
export * from './act.ts';
export * from './case-event.ts';
export * from './case-file.ts';
export * from './case-request.ts';
export * from './case-state.ts';
export * from './commitment.ts';
export * from './credit.ts';
export type * from './kept-calendar.ts';
export type * from './metric.ts';
export * from './next-event.ts';
export * from './schedule.ts';
export type * from './severity-matrix.ts';
export type * from './vocabulary.ts';
export * from './wait-policy.ts';
