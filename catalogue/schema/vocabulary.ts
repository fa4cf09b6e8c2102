/**
 * The values that policies and cases share. Offerings may have categories, channels and roles of their own. Plain lists without imports, as they also run inside
 * workflows.
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
/** What a wait for others than the customer is called in requests. */
export const MAX_WAIT_KIND_LENGTH = 64;
/** What waits and pauses are called that are no kind of an offering. */
export const RESERVED_WAIT_KINDS = ['customer', 'support', 'closed'] as const;
/** How often support is reminded of one wait at most. */
export const MAX_REMINDERS = 50;

/** What an offering may time besides the first response. */
export const FURTHER_METRICS = ['next_response', 'follow_up', 'resolution'] as const;
export const METRICS = ['first_response', ...FURTHER_METRICS] as const;

/** What reopening a case does to its resolution: a new clock, the old one goes on, or none runs. */
export const RESOLUTION_ON_REOPENING = ['begins', 'resumes', 'ends'] as const;
