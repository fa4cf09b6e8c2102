/**
 * The values that policies and cases share; offerings may have categories, channels, roles, waits and
 * metrics of their own. Plain lists without imports, as they also run inside workflows.
 */
export const CATEGORIES = ['technical', 'billing', 'subscription', 'presales', 'advisory'] as const;
export const REQUEST_CHANNELS = ['online', 'phone', 'email'] as const;
export const REQUESTER_ROLES = ['administrator', 'delegated-partner', 'user'] as const;
export const PARTIES = ['customer', 'partner'] as const;
export const ENTITLEMENT_KINDS = [
  'mpn-contract',
  'premier-contract',
  'azure-support-plan',
] as const;
export const SCOPES = [
  'feature-request',
  'on-site',
  'out-of-lifecycle',
  'custom-code',
  'developer-support',
  'security-incident',
  'customer-network',
  'third-party',
  'scripts',
] as const;

/** Of the ids of offerings and what they have, and of calendars: requests and cases have no longer ones. */
export const MAX_ID_LENGTH = 64;
/** Of any text of a policy: cases have no longer ones. */
export const MAX_SENTENCE_LENGTH = 5_000;

/** The id of one of an offering's own severities. */
export type Severity = string;
export const MAX_SEVERITY_LENGTH = 32;
/** The id of a category: one of `CATEGORIES`, or an offering's own. */
export type Category = string;
export type BuiltInCategory = (typeof CATEGORIES)[number];
/** The id of a channel: one of `REQUEST_CHANNELS`, or an offering's own. */
export type RequestChannel = string;
/** The id of a role: one of `REQUESTER_ROLES`, or an offering's own. */
export type RequesterRole = string;

/** A value of a field that an offering defines. */
export type FieldValue = string | number | boolean;
/** The values of fields that an offering defines, by name. */
export type FieldValues = Readonly<Record<string, FieldValue>>;
/** What waits and pauses are called that are no kind of an offering. */
export const RESERVED_WAIT_KINDS = ['customer', 'support', 'closed'] as const;
/** How often support is reminded of one wait at most. */
export const MAX_REMINDERS = 50;

/** How often the last level of an escalation is repeated at most, and how far apart the repeats are. */
export const MAX_REPEATS = 50;
export const MAX_REPEAT_MINUTES = 7 * 24 * 60;

/** What an offering may time besides the first response. */
export const FURTHER_METRICS = [
  'next_response',
  'follow_up',
  'resolution',
  'acknowledgement',
] as const;
/** The metrics that every offering may have, in the order in which clocks are listed. */
export const METRICS = ['first_response', ...FURTHER_METRICS] as const;
export type BuiltInMetric = (typeof METRICS)[number];
/** What a clock times: one of `METRICS`, or a metric of an offering's own. */
export type Metric = string;

/** What people do, or what happens to a case, that ends a clock of an offering's own. */
export const CLOCK_ENDS = [
  'answered',
  'asked-customer',
  'customer-wrote',
  'acknowledged',
  'severity-changed',
  'fields-changed',
  'wait-started',
  'wait-ended',
  'solved',
] as const;
/** What starts one; `ended` is the end of another clock. */
export const CLOCK_STARTS = [
  'opened',
  'customer-wrote',
  'answered',
  'asked-customer',
  'acknowledged',
  'reopened',
  'severity-changed',
  'fields-changed',
  'wait-started',
  'wait-ended',
  'ended',
] as const;
/** Every moment that offerings name. */
export const CLOCK_MOMENTS = [...CLOCK_STARTS, 'solved'] as const;

/** What else happens to a case by itself, after which no metric is called. */
export const RESERVED_METRICS = ['wait', 'non-response'] as const;

/** Whom a clock is for: the customer, to whom it is promised, or the team alone, which agreed on it. */
export const AUDIENCES = ['customer', 'team'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What reopening a case does to its resolution: a new clock, the old one goes on, or none runs. */
export const RESOLUTION_ON_REOPENING = ['begins', 'resumes', 'ends'] as const;
