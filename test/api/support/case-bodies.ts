import * as fc from 'fast-check';
import {
  CATEGORIES,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUEST_CHANNELS,
  REQUESTER_ROLES,
  SCOPES,
} from '../../../catalogue/schema/vocabulary.ts';
import { SEVERITIES } from '../../support/severities.ts';

/** Places whose hours, holidays and languages differ; the last has no snapshot of holidays. */
const PLACES = [
  { region: 'CN', timeZone: 'Asia/Shanghai' },
  { region: 'DE', timeZone: 'Europe/Berlin' },
  { region: 'AU', timeZone: 'Australia/Lord_Howe' },
  { region: 'US', timeZone: 'America/New_York' },
  { region: 'IE', timeZone: 'Europe/Dublin' },
  { region: 'IS', timeZone: 'Atlantic/Reykjavik' },
];

/** Accounts as `POST /v1/accounts` takes them. */
export const someAccount = fc
  .record({
    place: fc.constantFrom(...PLACES),
    agreements: fc.constantFrom([], ['advanced-online-service']),
    partner: fc.boolean(),
  })
  .map(({ place, ...rest }) => ({ name: 'Somebody', locale: 'en', ...place, ...rest }));

/** What is mostly said, and now and then something else. */
function mostly<T>(usual: T, ...others: readonly T[]) {
  return fc.oneof(
    { arbitrary: fc.constant(usual), weight: 3 },
    { arbitrary: fc.constantFrom(usual, ...others), weight: 1 },
  );
}

const OFFERINGS = ['21vianet', 'professional', 'o365-business', 'o365-enterprise'].concat([
  'o365-advanced',
  'o365-germany',
  'csp',
  'gold',
]);

const contact = fc.record({
  name: mostly<string | null>('Duty desk', null),
  email: mostly<string | null>('desk@contoso.example', null),
  of: fc.constantFrom(...PARTIES),
});

/**
 * Bodies of `POST /v1/cases` without an account: of every offering and of none, taken, refused by
 * each of the rules, or not even read.
 */
export const someTerms = fc.record(
  {
    offering: fc.constantFrom(...OFFERINGS),
    plan: mostly<string | null>(null, 'business', 'e3', 'standalone', 'platinum'),
    category: mostly<string>('technical', ...CATEGORIES, 'gossip'),
    severity: fc.constantFrom(...SEVERITIES),
    language: fc.constantFrom('en', 'en-GB', 'zh-CN', 'de', 'ja-JP', 'ga'),
    channel: mostly<string>('online', ...REQUEST_CHANNELS),
    title: fc.constant('Mail flow is down'),
    businessImpact: mostly<string | null>('Nobody can send mail', null, ' '),
    resourcesCommitted: mostly(true, false),
    requesterRole: mostly<string>('administrator', ...REQUESTER_ROLES),
    contact: fc.option(contact, { freq: 5 }),
    roundTheClock: fc.boolean(),
    pack: mostly('single', 'auto', 'pack_17'),
    proofOfEntitlement: fc.option(
      fc.record({ kind: fc.constantFrom(...ENTITLEMENT_KINDS), id: fc.constant('P-1') }),
    ),
    subscriptionOwner: mostly<string>('customer', ...PARTIES),
    scope: mostly<string | null>(null, ...SCOPES),
    quietBefore: mostly<string | null>(null, '2026-01-01T00:00:00Z', 'yesterday'),
    reference: mostly<string | null>(null, 'INC-10045'),
  },
  { requiredKeys: ['offering', 'category', 'severity', 'language', 'title'] },
);
