import { CUSTOMER } from '../../case/act.ts';
import { SYSTEM } from '../../case/event-draft.ts';
import { isBuiltIn } from '../../case/metric.ts';
import type { Metric } from '../../case/types.ts';
import { METRIC_NAMES } from '../../operator-text/metric-text.ts';
import { byUnit, type TargetWords } from './by-unit.ts';
import { headingOf } from './heading-of.ts';
import { inBrackets } from './in-brackets.ts';
import { listed } from './listed.ts';
import { namesOf } from './field-names.ts';
import type {
  CauseWords,
  CreditWords,
  FieldWords,
  GapWords,
  Moment,
  OutcomeWords,
  RetractedWords,
  RuleMeaning,
  WithdrawnWords,
  Words,
} from './words.ts';
import type { WallTimeTarget } from '../../time/target.ts';

const GROUNDS = {
  silence: 'the customer has not answered in time',
  'impact-changed': 'the impact has changed',
  'lack-of-resources': 'the customer has not committed the resources',
  correction: 'the earlier one was a mistake',
  fields: 'the fields that it follows from have changed',
} as const;

const outcomes: OutcomeWords = {
  solved: 'solved',
  unresolved: 'unresolved',
  withdrawn: 'withdrawn',
};

const credits = (count: number) => (count === 1 ? '1 credit' : `${count} credits`);
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const minutes = (count: number | null) => (count === 1 ? '1 minute' : `${count ?? 0} minutes`);
/** `Saturday 28 November 2026`. Some versions of Unicode's data put a comma after the weekday. */
const day = ({ date }: Moment) => date.replace(',', '');
const clock = ({ time, zone }: Moment) => `${time} ${zone}`;

/** Answers come; what an offering times of its own is work. */
const came = (metric: Metric) => (isBuiltIn(metric) ? 'came' : 'was completed');
const didNotCome = (metric: Metric) => (isBuiltIn(metric) ? 'did not come' : 'was not completed');

const withdrawnWords: WithdrawnWords = {
  'case.sla.breached': (metric, when) => `the breach of the ${metric} on ${when}`,
  'case.sla.met': (metric, when) => `the timely ${metric} of ${when}`,
  'case.sla.met_late': (metric, when) => `the late ${metric} of ${when}`,
  'case.escalated': (metric, when) => `the escalation of the ${metric} on ${when}`,
  'case.severity.downgraded': (_metric, when) => `the lower severity since ${when}`,
  'case.flagged': (_metric, when) => `the flag for closing of ${when}`,
  'case.closed': (_metric, when) => `the closing of ${when}`,
};

const causes: CauseWords = {
  'late-report': 'A late report changes the record',
  'withdrawn-request': 'A request that was a mistake changes the record',
  retraction: 'A mistake that was taken back changes the record',
};

const retracted: RetractedWords = {
  response: 'took back an answer to the customer that had been recorded by mistake.',
  'customer-reply': 'took back an answer from the customer that had been recorded by mistake.',
  close: 'took back the closing, which was a mistake: the case is open.',
};

const creditWords: CreditWords = {
  moved: '',
  'pack-ended': ' Its pack had already ended.',
  'not-held': ' It had already been moved in the pack.',
  'none-left': ' The earlier credit had been returned, and none is left.',
};

const categories = {
  technical: 'Technical cases',
  billing: 'Billing cases',
  subscription: 'Subscription cases',
  presales: 'Presales cases',
  advisory: 'Advisory cases',
} as const;

const casesOf = (category: RuleMeaning['category']) =>
  typeof category === 'string' ? categories[category] : ofOwn(category);

const ofOwn = ({ name }: { readonly name: string }) => `Cases of the category “${name}”`;

const fields: FieldWords = {
  title: 'title',
  reference: 'reference',
  assignee: 'assignee',
  contact: 'contact',
  resourcesCommitted: 'people of the customer',
  roundTheClock: 'work round the clock',
  category: 'category',
  plan: 'plan',
  fields: 'fields',
};

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const businessDayAfter = (count: number) => {
  if (count === 0) return 'on the same business day';
  return count === 1 ? 'on the next business day' : `${count} business days later`;
};

const by = ({ time, businessDays, cutOff }: WallTimeTarget) => {
  const late =
    cutOff && `, or ${businessDayAfter(cutOff.after)} if it starts at ${cutOff.at} or later`;
  return `by ${time} ${businessDayAfter(businessDays)}${late ?? ''}`;
};

const targets: TargetWords = {
  days: (count) => counted(count, 'calendar day'),
  months: (count) => counted(count, 'month'),
  businessDays: (count) => counted(count, 'business day'),
  by,
};

const amountOf = (target: RuleMeaning['target']) =>
  byUnit(target, {
    ...targets,
    none: 'no time is promised',
    elapsed: (span) => `${span}, day and night`,
    open: (span) => `${span} of open time`,
    hours: (count) => counted(count, 'hour'),
    minutes: (count) => counted(count, 'minute'),
  });

const gaps: GapWords = {
  'not-running': {
    heading: 'Case does not run',
    sentence: ({ subject, name, revive }, _what, when) =>
      `${subject}${inBrackets(name)} has not run since ${when}, as it was ended in Temporal. ${
        revive === null
          ? 'It runs again once it is reset there to its last completed workflow task.'
          : `Nobody is alerted about it until ${revive} has it run again.`
      }`,
  },
  'not-recorded': {
    heading: 'Deadline not recorded',
    sentence: ({ subject, name }, what, when) =>
      `${subject}${inBrackets(name)}: “${what}” was due on ${when} and was not recorded.`,
  },
  'not-sent': {
    heading: 'Alert not sent',
    sentence: (_gap, what, when) =>
      `The alert “${what}” was due on ${when} and was not sent; it is being sent now.`,
  },
};

function moreGaps(more: number): string {
  return ` ${more} more ${more === 1 ? 'is' : 'are'} missing.`;
}

export const en: Words = {
  metrics: METRIC_NAMES,
  ownMetric: (name, audience) => (audience === 'team' ? `internal ${name}` : name),
  headings: {
    'case.opened': 'Case opened',
    'case.sla.warning': 'Deadline approaching',
    'case.sla.breached': 'Deadline breached',
    'case.sla.met': 'Deadline met',
    'case.sla.met_late': 'Completed late',
    'case.sla.corrected': 'Record corrected',
    'case.responded': 'Support answered',
    'case.customer.asked': 'Customer asked',
    'case.customer.reminded': 'Customer reminded',
    'case.customer.replied': 'Customer answered',
    'case.wait.started': 'Waiting for another',
    'case.wait.ended': 'Wait over',
    'case.wait.reminded': 'Still waiting',
    'case.request.withdrawn': 'Request withdrawn',
    'case.severity.changed': 'Severity changed',
    'case.severity.downgraded': 'Severity lowered',
    'case.flagged': 'Flagged for closing',
    'case.escalated': 'Escalated',
    'case.acknowledged': 'Acknowledged',
    'case.updated': 'Case changed',
    'case.split': 'Case split',
    'case.closed': 'Case closed',
    'case.reopened': 'Case reopened',
    'case.retracted': 'Recorded by mistake',
    'case.revived': 'Case revived',
    'case.credit.reserved': 'Credit held',
    'case.credit.charged': 'Credit used',
    'case.credit.returned': 'Credit returned',
    'case.credit.missing': 'Credit missing',
    'pack.low': 'One credit left',
    'pack.expiring': 'Credits will expire',
    'pack.expired': 'Pack expired',
    'pack.corrected': 'Expiry corrected',
    'pack.exhausted': 'No credit left',
    'delivery.failed': 'Alert not delivered',
    'reconciler.gap': 'Alerts are missing',
  },
  happened: {
    'case.opened': ({ data: { severity } }, { account }) =>
      `${account} opened a case of severity ${severity}.`,
    'case.sla.warning': (
      { data: { metric, dueAt, percent, beforeMinutes } },
      { when, metricName },
    ) =>
      percent === null
        ? `The ${metricName(metric)} is due in ${minutes(beforeMinutes)}, on ${when(dueAt)}.`
        : `${percent}% of the time for the ${metricName(metric)} has passed; it is due on ${when(dueAt)}.`,
    'case.sla.breached': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `The ${metricName(metric)} was due on ${when(dueAt)} and ${didNotCome(metric)} in time.`,
    'case.sla.met': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `The ${metricName(metric)} ${came(metric)} in time; it was due on ${when(dueAt)}.`,
    'case.sla.met_late': ({ data: { metric, dueAt } }, { when, metricName }) =>
      `The ${metricName(metric)} ${came(metric)} late; it was due on ${when(dueAt)}.`,
    'case.sla.corrected': ({ data: { metric, cause, withdrawn } }, { when, metricName }) => {
      const name = metric === null ? null : metricName(metric);
      const list = withdrawn.map(({ type, at }) => withdrawnWords[type](name, when(at)));
      return `${causes[cause]}: ${listed(list, 'and', '; ')} no longer ${list.length === 1 ? 'counts' : 'count'}.`;
    },
    'case.responded': ({ actor }) => `${actor} answered the customer.`,
    'case.customer.asked': ({ actor }) =>
      `${actor} asked the customer for something and is waiting for the answer.`,
    'case.customer.reminded': ({ data: { percent } }) =>
      `The customer has not answered; ${percent}% of the time to do so has passed.`,
    'case.customer.replied': ({ actor }) =>
      actor === CUSTOMER
        ? 'The customer answered.'
        : `${actor} recorded an answer from the customer.`,
    'case.wait.started': ({ actor, data: { kind } }, { waitName }) =>
      `${actor} is waiting for ${waitName(kind)}.`,
    'case.wait.ended': ({ actor, data: { kind } }, { waitName }) =>
      kind === null
        ? `${actor} recorded that a wait was over.`
        : `${actor} is no longer waiting for ${waitName(kind)}.`,
    'case.wait.reminded': ({ data: { kind, since } }, { when, waitName }) =>
      `Support has been waiting for ${waitName(kind)} since ${when(since)}: ask how far things are.`,
    'case.request.withdrawn': ({ actor }) => `${actor} withdrew a request to the customer.`,
    'case.severity.changed': ({ actor, data: { from, to, ground } }) =>
      `${actor} changed the severity from ${from} to ${to}: ${GROUNDS[ground]}.`,
    'case.severity.downgraded': ({ actor, data: { from, to, ground } }) =>
      `${actor === SYSTEM ? 'The severity was lowered' : `${actor} lowered the severity`} from ${from} to ${to}: ${GROUNDS[ground]}.`,
    'case.flagged': () => 'The customer has not answered in time: the case may be closed.',
    'case.escalated': ({ data: { metric, dueAt, level, name, number } }, { when, metricName }) =>
      `The ${metricName(metric)} was due on ${when(dueAt)} and ${didNotCome(metric)} in time: level ${level} (${name}) is notified${number === 1 ? '' : ' again'}.`,
    'case.acknowledged': ({ actor, data: { level } }) =>
      level === null
        ? `${actor} has taken the case.`
        : `${actor} acknowledged the escalation at level ${level}.`,
    'case.updated': ({ actor, data: { changes, ground, severity } }) =>
      ground === null
        ? `${actor} changed the case: ${namesOf(changes, fields).join(', ')}.`
        : `${actor} confirmed severity ${severity ?? ''}.`,
    'case.split': ({ actor, data: { title, child } }) =>
      `${actor} split off part of the problem: ${title} (${child}).`,
    'case.closed': ({ actor, data: { outcome } }) =>
      actor === SYSTEM
        ? 'The customer has not answered in time: the case is closed.'
        : `${actor} closed the case as ${outcomes[outcome]}.`,
    'case.reopened': ({ actor }) => `${actor} reopened the case.`,
    'case.retracted': ({ actor, data: { act } }) => `${actor} ${retracted[act]}`,
    'case.revived': ({ actor, data: { stoppedAt } }, { when }) =>
      `${actor} revived the case${stoppedAt === null ? '' : `; it had not run since ${when(stoppedAt)}`}.`,
    'case.credit.reserved': ({ data: { pack, outcome } }) =>
      `A credit of ${pack} is held for the case.${creditWords[outcome]}`,
    'case.credit.charged': ({ data: { pack, outcome } }) =>
      `The credit of ${pack} has been used.${creditWords[outcome]}`,
    'case.credit.returned': ({ data: { pack, expired, outcome } }) =>
      expired && outcome === 'moved'
        ? `The credit was returned to ${pack} after the pack had expired, and is lost.`
        : `The credit was returned to ${pack}.${creditWords[outcome]}`,
    'case.credit.missing': ({ data: { outcome } }) =>
      `The case continues without a credit.${creditWords[outcome]}`,
    'pack.purchased': ({ data: { total, used } }, { account }) =>
      `${account} bought ${credits(total)}${used === 0 ? '' : `, of which ${used} had been used before`}.`,
    'pack.reserved': (_entry, { case: of }) => `A credit is held for ${of}.`,
    'pack.charged': (_entry, { case: of }) => `The credit of ${of} has been used.`,
    'pack.returned': ({ data: { expired } }, { case: of }) =>
      expired
        ? `The credit of ${of} was returned after the pack had expired, and is lost.`
        : `The credit of ${of} was returned.`,
    'pack.claimed': ({ data: { account } }) =>
      `${account} has proved the purchase and may use the rest.`,
    'pack.low': (_entry, { account }) => `Only one credit is left in a pack of ${account}.`,
    'pack.expiring': ({ data: { days: left, available, expiresAt } }, { account, when }) =>
      `${credits(available)} of ${account} will expire in ${days(left)}, on ${when(expiresAt)}.`,
    'pack.expired': ({ data: { lost } }, { account }) =>
      `A pack of ${account} has expired; ${lost === 0 ? 'nothing is' : lost === 1 ? '1 credit is' : `${lost} credits are`} lost.`,
    'pack.corrected': ({ data: { lost } }) =>
      `A case that was reported late has used a credit from before the expiry; ${lost === 0 ? 'nothing is' : lost === 1 ? '1 credit is' : `${lost} credits are`} lost.`,
    'pack.exhausted': (_entry, { account }) => `No credit is left in a pack of ${account}.`,
    'delivery.failed': ({ data: { what } }) => `An alert could not be delivered: ${what}.`,
    'reconciler.gap': ({ data: { gaps: missing, more } }, { when }) =>
      missing
        .map((gap) => gaps[gap.kind].sentence(gap, headingOf(en, gap.what), when(gap.at)))
        .join(' ') + (more === 0 ? '' : moreGaps(more)),
  },
  gaps,
  labels: {
    case: 'Case',
    pack: 'Pack',
    account: 'Account',
    severity: 'Severity',
    why: 'Why',
    source: (document, section, title) =>
      title === null
        ? `${section} (document ${document})`
        : `“${title}”, ${section} (document ${document})`,
    rule: ({ category, severities, metric, target, ids }) => {
      const about = metric === null ? '' : `, ${metric}`;
      return `${casesOf(category)} of severity ${listed(severities, 'and')}${about}: ${amountOf(target)} (${ids.join(', ')})`;
    },
    chosen: 'our interpretation',
    next: 'Next',
    reference: 'Reference',
    caseId: 'Case id',
    packId: 'Pack id',
    severityNamed: (severity, name) => `${severity} (${name})`,
    assignee: 'Assignee',
    nobodyAssigned: 'unassigned',
    contact: 'Contact',
    toAct: 'To act',
    parties: { support: 'support', customer: 'the customer' },
    nobodyActs: (name) => `nobody here (waiting for ${name})`,
    at: 'When',
    moment: (own, there) => {
      const here = `${day(own)}, ${own.time} (${own.zone}`;
      if (there === null) return `${here})`;
      const otherDay = there.date === own.date ? '' : `${day(there)}, `;
      return `${here}; ${otherDay}${clock(there)} for the customer)`;
    },
    momentAlone: (moment) => moment,
    packExpires: (due) => `The credits expire on ${due}.`,
    packOver: 'The pack has expired.',
    colon: ': ',
    comma: ', ',
    gap: ' ',
    openCase: 'Open the case',
    openPack: 'Open the pack',
    openTemporal: 'Open in Temporal',
    openDeliveries: 'Show the deliveries',
    openGaps: 'Show what is missing',
    test: 'This is a test: alerts of this subscription arrive.',
    digest: 'Several alerts',
    more: (count) => (count === 1 ? '1 more alert' : `${count} more alerts`),
    contactMail: (about) => `${about} (mail to the contact)`,
    neverTaken: 'No receiver has accepted it.',
  },
  next: {
    act: {
      first_response: 'Answer now.',
      next_response: 'Answer now.',
      follow_up: 'Tell the customer now how things stand.',
      resolution: 'Solve the problem now.',
      acknowledgement: 'Take the case now.',
    },
    actOn: (metric) => `The ${metric} is still outstanding.`,
    warning: (metric, at, due) => `A warning goes out on ${at}; the ${metric} is due on ${due}.`,
    breach: (metric, due) => `The ${metric} is due on ${due}.`,
    escalation: ({ level, name, number }, at) =>
      `If the breach stays open, level ${level} (${name}) is notified ${number === 1 ? '' : 'again '}on ${at}.`,
    reminder: (at, due) => `The customer has until ${due} to answer; a reminder follows on ${at}.`,
    downgrade: (at, to) =>
      `Unless the customer answers, the severity is lowered to ${to} on ${at}.`,
    waitReminder: (at, name) => `Support is reminded on ${at} that it is waiting for ${name}.`,
    flag: (at) => `Unless the customer answers, the case is flagged for closing on ${at}.`,
    close: (at) => `Unless the customer answers, the case is closed on ${at}.`,
    flagged: 'The customer has not answered: close the case or follow up with the customer.',
    closed: (until) => `The case is closed; it can be reopened until ${until}.`,
    over: 'The case is closed and can no longer be reopened.',
    nothing: 'No deadline is running.',
    waiting: (name) => `Support is waiting for ${name}; no deadline is running.`,
  },
  unresolved: {
    heading: 'Your case was closed without a solution',
    bySupport: 'Support has closed your case because no solution was found.',
    bySilence:
      'Your case was closed without a solution because we did not receive your answer in time.',
    closed: 'Closed',
    reopening: (until, id) =>
      `If the problem persists, the case can be reopened until ${until}: contact support and quote ${id}.`,
  },
  explanation: {
    case: (id, title) => `Case ${id}: ${title}`,
    severityFrom: (from, severity, source) =>
      `From ${listed(
        from.map(([name, value]) => `${name} “${value}”`),
        'and',
      )} follows severity ${severity} (${source}).`,
    localTimes: (account, timeZone) => `${account}; all times are local in ${timeZone}.`,
    note: 'Note',
    comma: ', ',
    semicolon: '; ',
    fields: {
      clock: 'Clock',
      commitment: 'Promised',
      rule: 'Rule',
      source: 'Source',
      chosen: 'Chosen',
      counted: 'Counted',
      started: 'Started',
      due: 'Due',
      state: 'State',
    },
    cycle: (metric, cycle) => `${metric}, cycle ${cycle}`,
    roundTheClock: 'day and night',
    whileOpen: ({ id, version, timeZone, zoneData }) =>
      `while ${id} is open (version ${version}, ${timeZone}, zone data ${zoneData})`,
    notWhilePaused: 'not while it is paused',
    never: 'never',
    states: {
      pending: 'starts with the first answer',
      running: 'running',
      paused: 'paused',
      met: 'met',
      breached: 'breached',
      cancelled: 'cancelled',
      none: 'none',
    },
    pausedSince: (when) => `paused since ${when}`,
    pausedFor: {
      customer: 'waiting for the customer',
      closed: 'case closed',
      other: (name) => `waiting for ${name}`,
    },
    breachedAt: (when) => `breached ${when}`,
    metAt: {
      first_response: (when) => `answered ${when}`,
      next_response: (when) => `answered ${when}`,
      follow_up: (when) => `followed up ${when}`,
      resolution: (when) => `solved ${when}`,
      acknowledgement: (when) => `acknowledged ${when}`,
    },
    endedAt: (when) => `done ${when}`,
    kinds: { counted: 'counted', closed: 'closed', holiday: 'holiday', paused: 'paused' },
    stretch: (from, to, what, span) => `${from}  to  ${to}  ${what}: ${span}`,
    inAll: (span) => `${span} in all`,
    transition: ({ timeZone, isForward, before, after, at }) =>
      `The clocks of ${timeZone} went ${isForward ? 'forward' : 'back'}, from ${before} to ${after}, and then showed ${at}.`,
    noCommitment: 'no commitment',
    elapsed: (span) => `${span} of elapsed time`,
    openTime: (span) => `${span} of open time`,
    ...targets,
  },
};
