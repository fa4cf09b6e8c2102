import type { AlertWords } from '../types.ts';

const GROUNDS = {
  silence: 'the customer has not answered in time',
  'impact-changed': 'the impact has changed',
  'lack-of-resources': 'the customer provides no resources',
  correction: 'it was a correction',
} as const;

const metrics = {
  first_response: 'first response',
  next_response: 'next response',
  resolution: 'resolution',
} as const;

const outcomes = { solved: 'solved', unresolved: 'unresolved', withdrawn: 'withdrawn' } as const;

const credits = (count: number | null) => (count === 1 ? '1 credit' : `${count ?? 0} credits`);

export const en: AlertWords = {
  metrics,
  outcomes,
  headings: {
    'case.opened': 'Case opened',
    'case.sla.warning': 'Deadline is near',
    'case.sla.breached': 'Deadline breached',
    'case.sla.met': 'Deadline met',
    'case.sla.met_late': 'Answered late',
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
        ? `The ${metrics[metric!]} is due within ${beforeMinutes} minutes, ${due}.`
        : `${percent} % of the time to the ${metrics[metric!]} is used; it is due ${due}.`,
    'case.sla.breached': ({ metric, due }) =>
      `The ${metrics[metric!]} was due ${due} and has not come.`,
    'case.sla.met': ({ metric, due }) => `The ${metrics[metric!]} came in time; it was due ${due}.`,
    'case.sla.met_late': ({ metric, due }) =>
      `The ${metrics[metric!]} came late; it was due ${due}.`,
    'case.sla.corrected': ({ what }) =>
      `Something was reported late and changes the record. No longer true: ${what}.`,
    'case.responded': ({ actor }) => `${actor} answered the customer.`,
    'case.customer.asked': ({ actor }) => `${actor} asked the customer for something.`,
    'case.customer.reminded': ({ percent }) =>
      `The customer has not answered; ${percent} % of the time for it is used.`,
    'case.customer.replied': () => 'The customer answered.',
    'case.request.withdrawn': ({ actor }) => `${actor} withdrew a request to the customer.`,
    'case.severity.changed': ({ actor, from, to, ground }) =>
      `${actor} changed severity ${from} to ${to}: ${GROUNDS[ground!]}.`,
    'case.severity.downgraded': ({ from, to, ground }) =>
      `Severity ${from} was lowered to ${to}: ${GROUNDS[ground!]}.`,
    'case.flagged': () => 'The customer has not answered in time: the case can be closed.',
    'case.escalated': ({ metric, due, level, levelName }) =>
      `The ${metrics[metric!]} was due ${due} and has not come: level ${level}, ${levelName}, is told.`,
    'case.acknowledged': ({ actor, level }) =>
      `${actor} has taken up the escalation of level ${level}.`,
    'case.updated': ({ actor, what }) => `${actor} changed ${what}.`,
    'case.split': ({ actor, what }) => `${actor} split off a sub-problem: ${what}.`,
    'case.closed': ({ actor, outcome }) =>
      actor === 'system'
        ? 'The customer has not answered in time: the case is closed.'
        : `${actor} closed the case as ${outcomes[outcome!]}.`,
    'case.reopened': ({ actor }) => `${actor} reopened the case.`,
    'case.credit.reserved': ({ pack }) => `A credit of ${pack} is held for the case.`,
    'case.credit.charged': ({ pack }) => `The credit of ${pack} is used.`,
    'case.credit.returned': ({ pack }) => `The credit went back to ${pack}.`,
    'case.credit.missing': () => 'The case goes on without a credit: none is left.',
    'pack.low': ({ account }) => `One credit is left in a pack of ${account}.`,
    'pack.expiring': ({ count, days, due }) =>
      `${credits(count)} will expire in ${days === 1 ? '1 day' : `${days} days`}, ${due}.`,
    'pack.expired': ({ count, account }) =>
      `A pack of ${account} has expired; ${credits(count)} ${count === 1 ? 'is' : 'are'} lost.`,
    'pack.exhausted': ({ account }) => `No credit is left in a pack of ${account}.`,
    'delivery.failed': ({ what }) => `An alert could not be delivered: ${what}.`,
    'reconciler.gap': ({ count, what }) =>
      `${count === 1 ? '1 alert that was due is' : `${count} alerts that were due are`} missing: ${what}.`,
  },
  labels: {
    account: 'Account',
    severity: 'Severity',
    why: 'Why',
    source: (document, section) => `document ${document}, ${section}`,
    chosen: 'chosen',
    next: 'Next',
    nothingNext: 'No deadline is running.',
    nextDue: (metric, due) => `The ${metrics[metric]} is due ${due}.`,
    at: 'When',
    inAccountZone: 'at the customer',
    openCase: 'Open the case',
    openPack: 'Open the pack',
    openTemporal: 'Open in Temporal',
    openDeliveries: 'Show the deliveries',
    openGaps: 'Show what is missing',
    test: 'This is a test: alerts of this subscription arrive.',
    digest: (count) => `${count} alerts`,
  },
};
