import type { AlertWords, Moment } from '../types.ts';

const GROUNDS = {
  silence: 'the customer has not answered in time',
  'impact-changed': 'the impact has changed',
  'lack-of-resources': 'the customer has not committed the resources',
  correction: 'the earlier one was a mistake',
} as const;

const metrics = {
  first_response: 'first response',
  next_response: 'next response',
  resolution: 'resolution',
} as const;

const outcomes = { solved: 'solved', unresolved: 'unresolved', withdrawn: 'withdrawn' } as const;

const credits = (count: number | null) => (count === 1 ? '1 credit' : `${count ?? 0} credits`);
const days = (count: number | null) => (count === 1 ? '1 day' : `${count ?? 0} days`);
const minutes = (count: number | null) => (count === 1 ? '1 minute' : `${count ?? 0} minutes`);
const clock = ({ time, zone }: Moment) => `${time} ${zone}`;

export const en: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Case opened',
    'case.sla.warning': 'Deadline is near',
    'case.sla.breached': 'Deadline breached',
    'case.sla.met': 'Deadline met',
    'case.sla.met_late': 'Completed late',
    'case.sla.corrected': 'Record corrected',
    'case.responded': 'Support answered',
    'case.customer.asked': 'Customer asked',
    'case.customer.reminded': 'Customer reminded',
    'case.customer.replied': 'Customer answered',
    'case.request.withdrawn': 'Request withdrawn',
    'case.severity.changed': 'Severity changed',
    'case.severity.downgraded': 'Severity lowered',
    'case.flagged': 'Flagged for closing',
    'case.escalated': 'Escalated',
    'case.acknowledged': 'Escalation taken up',
    'case.updated': 'Case changed',
    'case.split': 'Case split',
    'case.closed': 'Case closed',
    'case.reopened': 'Case reopened',
    'case.credit.reserved': 'Credit reserved',
    'case.credit.charged': 'Credit used',
    'case.credit.returned': 'Credit returned',
    'case.credit.missing': 'Credit missing',
    'pack.low': 'One credit left',
    'pack.expiring': 'Credits will expire',
    'pack.expired': 'Pack expired',
    'pack.exhausted': 'No credit left',
    'delivery.failed': 'Alert not delivered',
    'reconciler.gap': 'Alerts are missing',
  },
  happened: {
    'case.opened': ({ account, severity }) => `${account} opened a case of severity ${severity}.`,
    'case.sla.warning': ({ metric, due, percent, beforeMinutes }) =>
      percent === null
        ? `The ${metrics[metric!]} is due in ${minutes(beforeMinutes)}, on ${due}.`
        : `${percent}% of the time for the ${metrics[metric!]} has passed; it is due on ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `The ${metrics[metric!]} was due on ${due} and did not come in time.`,
    'case.sla.met': ({ metric, due }) =>
      `The ${metrics[metric!]} came in time; it was due on ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `The ${metrics[metric!]} came late; it was due on ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `A late report changes the record. No longer true: ${what}.`,
    'case.responded': ({ actor }) => `${actor} answered the customer.`,
    'case.customer.asked': ({ actor }) =>
      `${actor} asked the customer for something and is waiting for it.`,
    'case.customer.reminded': ({ percent }) =>
      `The customer has not answered; ${percent}% of the time to do so has passed.`,
    'case.customer.replied': () => 'The customer answered.',
    'case.request.withdrawn': ({ actor }) => `${actor} withdrew a request to the customer.`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} changed the severity from ${from} to ${to}: ${GROUNDS[ground!]}.`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `The severity was lowered from ${from} to ${to}: ${GROUNDS[ground!]}.`,
    'case.flagged': () => 'The customer has not answered in time: the case may be closed.',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `The ${metrics[metric!]} was due on ${due} and did not come in time: level ${level} (${levelName}) is told.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} has taken up the escalation at level ${level}.`,
    'case.updated': ({ actor, what }) => `${actor} changed the case: ${what}.`,
    'case.split': ({ actor, what }) => `${actor} split off a sub-problem: ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'The customer has not answered in time: the case is closed.'
        : `${actor} closed the case as ${outcomes[outcome!]}.`,
    'case.reopened': ({ actor }) => `${actor} reopened the case.`,
    'case.credit.reserved': ({ pack }) => `A credit of ${pack} is reserved for the case.`,
    'case.credit.charged': ({ pack }) => `The credit of ${pack} has been used.`,
    'case.credit.returned': ({ pack }) => `The credit went back to ${pack}.`,
    'case.credit.missing': () => 'The case goes on without a credit: none is left.',
    'pack.low': ({ account }) => `Only one credit is left in a pack of ${account}.`,
    'pack.expiring': ({ account, count, days: left, due }) =>
      `${credits(count)} of ${account} will expire in ${days(left)}, on ${due}.`,
    'pack.expired': ({ count, account }) =>
      `A pack of ${account} has expired; ${credits(count)} ${count === 1 ? 'is' : 'are'} lost.`,
    'pack.exhausted': ({ account }) => `No credit is left in a pack of ${account}.`,
    'delivery.failed': ({ what }) => `An alert could not be delivered: ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 alert that was due is' : `${count} alerts that were due are`} missing: ${what}.`,
  },
  labels: {
    case: 'Case',
    pack: 'Pack',
    account: 'Account',
    severity: 'Severity',
    why: 'Why',
    source: (document, section) => `document ${document}, ${section}`,
    chosen: 'our own choice',
    next: 'Next',
    nothingNext: 'No deadline is running.',
    nextDue: (metric, due) => `The ${metrics[metric]} is due on ${due}.`,
    at: 'When',
    moment: (own, there) => {
      const here = `${own.date} at ${own.time} (${own.zone}`;
      if (there === null) return `${here})`;
      const day = there.date === own.date ? '' : `${there.date} at `;
      return `${here}; ${day}${clock(there)} at the customer)`;
    },
    packExpires: (due) => `The credits expire on ${due}.`,
    packOver: 'Nothing: the pack is over.',
    colon: ': ',
    comma: ', ',
    openCase: 'Open the case',
    openPack: 'Open the pack',
    openTemporal: 'Open in Temporal',
    openDeliveries: 'Show the deliveries',
    openGaps: 'Show what is missing',
    test: 'This is a test: alerts of this subscription arrive.',
    digest: (count) => (count === 1 ? '1 alert' : `${count} alerts`),
  },
};
