import type { ActEventData } from '../../domain/case/act.ts';
import { TOLD_ACTS } from './told-acts.ts';
import type { WebhookType } from './types.ts';

const OWN: Readonly<Record<Exclude<WebhookType, keyof ActEventData>, string>> = {
  'case.opened': 'A case was opened, or taken over from elsewhere.',
  'case.sla.warning':
    'A deadline is near: a part of the time has passed, or so many minutes are left.',
  'case.sla.breached': 'A deadline has passed, and what it was for has not come.',
  'case.sla.met': 'What a deadline was for came in time.',
  'case.sla.met_late': 'What a deadline was for came after it; the clock stays breached.',
  'case.sla.corrected':
    'A late report, or a request that was withdrawn, has shown that something recorded does not count any more.',
  'case.escalated': 'A breach goes on and has reached the next level.',
  'case.customer.reminded':
    'The customer has not answered, and a part of the time to do so has passed.',
  'case.severity.changed': 'Somebody changed the severity.',
  'case.severity.downgraded':
    'The severity was lowered, as the customer has not answered or has not committed the resources.',
  'case.flagged': 'The customer has not answered in time: the case may be closed.',
  'case.updated': 'Somebody changed what is known of the case, or stated its severity anew.',
  'case.closed': 'Somebody closed the case, or the customer’s silence did.',
  'case.credit.reserved': 'A credit of a pack is held for the case.',
  'case.credit.charged': 'The credit of the case has been used.',
  'case.credit.returned': 'The credit of the case went back to its pack.',
  'case.credit.missing':
    'The case goes on without a credit: its own had come back, and none was left to take again.',
  'pack.low': 'Only one credit of the pack is left.',
  'pack.expiring': 'Credits that are left will expire.',
  'pack.expired': 'The pack has expired, with the credits that nobody has used.',
  'pack.exhausted': 'No credit of the pack is left.',
  'delivery.failed': 'An alert could not be delivered and is kept as failed.',
  'reconciler.gap': 'Something that was due was not recorded, not sent, or does not run.',
  digest: 'Several alerts as one message, to a subscription that gathers them.',
  'subscription.test': 'Somebody asked for a test message.',
};

/** What has happened when a message of each type is sent, for the documentation of the types. */
export const MEANINGS: Readonly<Record<WebhookType, string>> = { ...OWN, ...ofActs() };

/** The meanings of the events that record acts, from the table of acts. */
function ofActs(): Readonly<Record<keyof ActEventData, string>> {
  const meanings = TOLD_ACTS.map(({ event, summary }) => [event, `${summary}.`]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the same table
  return Object.fromEntries(meanings) as Readonly<Record<keyof ActEventData, string>>;
}
