import type { ActEventData } from '../../domain/case/act.ts';
import { ACTS_WITH_EVENTS } from './acts-with-events.ts';
import type { WebhookType } from './types.ts';

const OWN: Readonly<Record<Exclude<WebhookType, keyof ActEventData>, string>> = {
  'case.opened': 'A case was opened, or taken over from elsewhere.',
  'case.sla.warning':
    'A deadline is near: a share of the time has passed, or only so many minutes are left.',
  'case.sla.breached': 'A deadline has passed and was not met.',
  'case.sla.met': 'A deadline was met in time.',
  'case.sla.met_late': 'A deadline was met late; the clock stays breached.',
  'case.sla.corrected':
    'Something recorded no longer counts, because of a late report, or because something was taken back as a mistake.',
  'case.escalated': 'A breach continues and has reached the next level.',
  'case.customer.reminded':
    'The customer has not answered, and a share of the time to do so has passed.',
  'case.wait.ended':
    'Support no longer waits for another than the customer. There is no such event where another wait began or the case was closed.',
  'case.wait.reminded': 'Support still waits for another than the customer, and is reminded of it.',
  'case.severity.changed': 'Somebody changed the severity.',
  'case.severity.downgraded':
    'The severity was lowered because the customer has not answered or has not committed the resources.',
  'case.flagged': 'The customer has not answered in time: the case may be closed.',
  'case.updated': 'Somebody changed the details of the case, or confirmed its severity.',
  'case.closed': 'Somebody closed the case, or it was closed because the customer did not answer.',
  'case.retracted':
    'A response, an answer of the customer, or a close was recorded by mistake and was taken back.',
  'case.revived': 'A case that had been ended in Temporal runs again.',
  'case.credit.reserved': 'A credit of a pack is held for the case.',
  'case.credit.charged': 'The credit of the case has been used.',
  'case.credit.returned': 'The credit of the case was returned to its pack.',
  'case.credit.missing':
    'The case continues without a credit: its own was returned earlier, and none was left to reserve again.',
  'pack.low': 'Only one credit is left in the pack.',
  'pack.expiring': 'The remaining credits will expire.',
  'pack.expired': 'The pack has expired, along with its unused credits.',
  'pack.corrected':
    'A case that was reported late has used a credit that seemed to be lost at the expiry.',
  'pack.exhausted': 'No credit is left in the pack.',
  'delivery.failed': 'An alert could not be delivered and is marked as failed.',
  'reconciler.gap': 'Something that was due was not recorded, was not sent, or is not running.',
  digest: 'Several alerts in one message, for a subscription with a digest.',
  'subscription.test': 'Somebody asked for a test message.',
};

/** What has happened when a message of each type is sent, for the documentation of the types. */
export const MEANINGS: Readonly<Record<WebhookType, string>> = { ...OWN, ...ofActs() };

/** The meanings of the events that record acts, from the table of acts. */
function ofActs(): Readonly<Record<keyof ActEventData, string>> {
  const meanings = ACTS_WITH_EVENTS.map(({ event, summary }) => [event, `${summary}.`]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from the same table
  return Object.fromEntries(meanings) as Readonly<Record<keyof ActEventData, string>>;
}
