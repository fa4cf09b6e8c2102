import { MAX_SEVERITY_LENGTH, MAX_ID_LENGTH } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import {
  changes,
  choice,
  contact,
  flag,
  optionalLevel,
  mistake,
  optionalFlag,
  optionalProse,
  optionalText,
  ownFields,
  text,
  type Fields,
  type FieldValues,
} from './act-fields.ts';

export const OUTCOMES = ['solved', 'unresolved', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const SEVERITY_REASONS = ['impact-changed', 'lack-of-resources', 'correction'] as const;
export type SeverityReason = (typeof SEVERITY_REASONS)[number];

/** The default actor of a customer's reply, used if the call does not name who recorded it. */
export const CUSTOMER = 'customer';

/** How an act is called, and its fields other than who acted, when, and the note. */
export interface ActSpec {
  /** The name of the workflow's update; null if nobody does it here: it only occurs in a `history`. */
  readonly update: string | null;
  /** The API call, under `/v1/cases/{id}`; null if the API defines its own endpoint for the act. */
  readonly call: {
    readonly method: 'post' | 'patch' | 'delete';
    readonly path: string;
    readonly id: string;
    /** The name of its body's schema; null if it has no body. */
    readonly body: string | null;
    /** Who acts if the call does not say: the key's owner, the customer, or nobody (an error). */
    readonly by: 'key' | 'customer' | 'required';
    readonly example?: Readonly<Record<string, unknown>>;
  } | null;
  readonly summary: string;
  readonly description: string;
  /** The event that records the act with its fields; null if the event depends on the case. */
  readonly event: string | null;
  readonly fields: Fields;
  /** Whether a case that is taken over may contain it in its `history`. */
  readonly inHistory: boolean;
  /** Codes of the refusals that are specific to this act. */
  readonly refusals: readonly string[];
  /** Whether the offering's rules may refuse it. */
  readonly byRules: boolean;
}

/**
 * Everything that people can do to a case, with its arguments. To add an act, add an entry here, one
 * in `acts.ts` for its effect, and a sentence in each language.
 */
export const ACTS = {
  response: {
    update: 'respond',
    call: {
      method: 'post',
      path: '/responses',
      id: 'respondToCase',
      body: 'Response',
      by: 'required',
      example: { by: 'support', note: 'We are looking into it.' },
    },
    summary: 'Support answered the customer',
    description:
      'The earliest response ends the clock, whether in time or late; later ones are recorded and change no clock.',
    event: 'case.responded',
    fields: {},
    inHistory: true,
    refusals: [],
    byRules: false,
  },
  'customer-request': {
    update: 'askCustomer',
    call: {
      method: 'post',
      path: '/customer-requests',
      id: 'askCustomer',
      body: 'CustomerRequest',
      by: 'required',
      example: { by: 'support', note: 'Please send us the message headers.' },
    },
    summary: 'Support asked the customer for something',
    description:
      'Counts as a response, pauses the clocks that pause while support waits for the customer, and starts the time after which silence lowers the severity. Asking again meanwhile restarts nothing.',
    event: 'case.customer.asked',
    fields: {},
    inHistory: true,
    refusals: [],
    byRules: false,
  },
  'customer-reply': {
    update: 'customerReplied',
    call: {
      method: 'post',
      path: '/customer-replies',
      id: 'customerReplied',
      body: 'CustomerReply',
      by: 'customer',
      example: { note: 'The headers are attached.' },
    },
    summary: 'The customer answered',
    description:
      'Ends the wait for the customer. A severity lowered by silence stays until an agent changes it.',
    event: 'case.customer.replied',
    fields: {},
    inHistory: true,
    refusals: [],
    byRules: false,
  },
  'withdraw-request': {
    update: 'withdrawRequest',
    call: {
      method: 'delete',
      path: '/customer-requests/current',
      id: 'withdrawRequest',
      body: null,
      by: 'key',
    },
    summary: 'A request to the customer was withdrawn as a mistake',
    description:
      'As if it had never been made: the response it counted as, the pauses and the lowered severity are undone too. If several requests are open, it is the latest; `at`, if given, is when the mistake was noticed.',
    event: 'case.request.withdrawn',
    fields: { request: mistake('customer-request') },
    inHistory: false,
    refusals: ['nothing-asked'],
    byRules: false,
  },
  wait: {
    update: 'startWait',
    call: {
      method: 'post',
      path: '/waits',
      id: 'startWait',
      body: 'Wait',
      by: 'required',
      example: { kind: 'vendor', by: 'Ada', note: 'Their ticket is 4711.' },
    },
    summary: 'Support began to wait for another than the customer',
    description:
      'For one of the kinds that the offering has, such as a vendor or an approval. It pauses the clocks that the kind pauses, until the wait ends. A new wait ends the one before; a wait for the customer goes on beside it.',
    event: 'case.wait.started',
    fields: { kind: text(MAX_ID_LENGTH) },
    inHistory: true,
    refusals: ['unknown-wait'],
    byRules: false,
  },
  'end-wait': {
    update: 'endWait',
    call: {
      method: 'delete',
      path: '/waits/current',
      id: 'endWait',
      body: null,
      by: 'key',
    },
    summary: 'The wait for another than the customer ended',
    description:
      'The clocks that it paused go on. A wait that ends at the instant at which it began has paused nothing: so one that was begun by mistake is undone.',
    event: null,
    fields: {},
    inHistory: true,
    refusals: ['nothing-awaited'],
    byRules: false,
  },
  'retract-response': {
    update: 'retractResponse',
    call: {
      method: 'delete',
      path: '/responses/current',
      id: 'retractResponse',
      body: null,
      by: 'key',
    },
    summary: 'The last response was recorded by mistake',
    description:
      'As if it had never been made: the clock that it met runs again, or was breached. `at`, if given, is when the mistake was noticed.',
    event: null,
    fields: { mistake: mistake('response') },
    inHistory: false,
    refusals: ['nothing-to-retract'],
    byRules: false,
  },
  'retract-reply': {
    update: 'retractReply',
    call: {
      method: 'delete',
      path: '/customer-replies/current',
      id: 'retractReply',
      body: null,
      by: 'key',
    },
    summary: 'The last answer of the customer was recorded by mistake',
    description:
      'As if it had never been made: the wait for the customer that it ended goes on, with what silence has led to since. `at`, if given, is when the mistake was noticed.',
    event: null,
    fields: { mistake: mistake('customer-reply') },
    inHistory: false,
    refusals: ['nothing-to-retract'],
    byRules: false,
  },
  'retract-close': {
    update: 'retractClose',
    call: {
      method: 'delete',
      path: '/close/current',
      id: 'retractClose',
      body: null,
      by: 'key',
    },
    summary: 'The case was closed by mistake',
    description:
      'As if it had never been closed: its clocks go on, and what fell due meanwhile falls due now. A credit that the close moved goes back to where it was; where none is left to take back, the case stays closed. `at`, if given, is when the mistake was noticed.',
    event: null,
    fields: { mistake: mistake('close') },
    inHistory: false,
    refusals: ['nothing-to-retract'],
    byRules: true,
  },
  severity: {
    update: 'changeSeverity',
    call: {
      method: 'post',
      path: '/severity',
      id: 'changeSeverity',
      body: 'SeverityChange',
      by: 'key',
      example: { severity: 'B', reason: 'impact-changed', note: 'A workaround was found.' },
    },
    summary: 'Changes the severity',
    description:
      'Up or down, by the rules of the offering. Running clocks are scheduled again from the same start with the same pauses; a deadline that has then passed is breached at once.',
    event: null,
    /** Without a `businessImpact` the existing one stays. */
    fields: {
      severity: text(MAX_SEVERITY_LENGTH),
      reason: choice(SEVERITY_REASONS),
      businessImpact: optionalProse(5_000),
    },
    inHistory: true,
    refusals: ['unknown-severity', 'severity-not-lower'],
    byRules: true,
  },
  update: {
    update: 'updateCase',
    call: {
      method: 'patch',
      path: '',
      id: 'changeCase',
      body: 'CaseChanges',
      by: 'key',
      example: { assignee: 'Ada' },
    },
    summary: 'Changes the details of a case',
    description:
      'Fields that are present are replaced, the others stay; `contact` is replaced as a whole, and of `fields` those that are named, where null empties one. Another category, plan or field may bring other promises: running clocks are then scheduled again as by a change of severity, by the rules under which the case was opened; a severity that follows from fields follows them. What the offering requires must stay true over the life of the case. Where round the clock needs people of the customer, a case that loses them goes back to business hours.',
    event: null,
    fields: {
      changes: changes({
        title: text(300),
        reference: optionalText(200),
        assignee: optionalText(200),
        contact: contact(),
        resourcesCommitted: flag(),
        roundTheClock: flag(),
        category: text(64),
        plan: optionalText(64),
        fields: ownFields(),
      }),
    },
    inHistory: false,
    refusals: [],
    byRules: true,
  },
  acknowledge: {
    update: 'acknowledge',
    call: {
      method: 'post',
      path: '/acknowledgements',
      id: 'acknowledgeEscalation',
      body: 'Acknowledgement',
      by: 'required',
      example: { by: 'duty manager' },
    },
    summary: 'Somebody has taken the case, or has acknowledged an escalation',
    description:
      'Without `level`, somebody has taken the case: clocks that an acknowledgement ends are met, and every breach that was escalated reaches no further level. With it, that escalation is taken up, and its breach reaches no further level.',
    event: 'case.acknowledged',
    /** Without a level, somebody has taken the case. */
    fields: { level: optionalLevel() },
    inHistory: false,
    refusals: ['nothing-to-acknowledge'],
    byRules: false,
  },
  split: {
    update: 'split',
    call: null,
    summary: 'Part of the problem became a new case',
    description:
      'Use the API, which drafts the new case: POST /v1/cases/{id}/split. The new case exists whatever becomes of this one.',
    event: 'case.split',
    fields: { child: text(200), title: text(300) },
    inHistory: false,
    refusals: ['unknown-severity'],
    byRules: false,
  },
  close: {
    update: 'close',
    call: {
      method: 'post',
      path: '/close',
      id: 'closeCase',
      body: 'Close',
      by: 'key',
      example: { outcome: 'solved', note: 'The mail flow rule was removed.' },
    },
    summary: 'Closes the case',
    description:
      'Solved counts as the response if there was none; unresolved and withdrawn cancel the clock unless it is already breached. If the case holds a credit, solved uses it; for the others `chargeCredit` decides.',
    event: null,
    fields: { outcome: choice(OUTCOMES), chargeCredit: optionalFlag() },
    inHistory: true,
    refusals: [],
    byRules: true,
  },
  reopen: {
    update: 'reopen',
    call: {
      method: 'post',
      path: '/reopen',
      id: 'reopenCase',
      body: 'Reopening',
      by: 'key',
      example: { note: 'It is happening again.' },
    },
    summary: 'A closed case was reopened',
    description:
      'Possible until `closure.reopenableUntil`. Starts a new cycle; a first response that was given is not timed again. A credit that was charged stays charged; one that was returned is reserved again.',
    event: 'case.reopened',
    fields: {},
    inHistory: true,
    refusals: ['case-open', 'reopening-over'],
    byRules: true,
  },
  downgrade: {
    update: null,
    call: null,
    summary: 'Silence lowered the severity before the case was taken over',
    description: 'A step of non-response that the desk which had the case took.',
    event: null,
    fields: { severity: text(MAX_SEVERITY_LENGTH) },
    inHistory: true,
    refusals: ['nothing-asked', 'unknown-severity', 'severity-not-lower'],
    byRules: false,
  },
  flag: {
    update: null,
    call: null,
    summary: 'Silence flagged the case for closing before it was taken over',
    description: 'A step of non-response that the desk which had the case took.',
    event: null,
    fields: {},
    inHistory: true,
    refusals: ['nothing-asked'],
    byRules: false,
  },
} as const satisfies Record<string, ActSpec>;

type Acts = typeof ACTS;
export type ActName = keyof Acts;

/** An act that somebody does here, and not only a step in a `history`. */
export type LiveActName = {
  [Name in ActName]: Acts[Name]['update'] extends string ? Name : never;
}[ActName];

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
export const ACT_NAMES: readonly ActName[] = Object.keys(ACTS) as ActName[];
export const LIVE_ACT_NAMES: readonly LiveActName[] = ACT_NAMES.filter(isLive);

/** Whether somebody does acts of a kind here. */
function isLive(name: ActName): name is LiveActName {
  return ACTS[name].update !== null;
}

interface ActCommon {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly note: string | null;
}

/** An act of one kind. */
export type ActOf<Name extends ActName> = {
  [Each in Name]: ActCommon & { readonly act: Each } & FieldValues<Acts[Each]['fields']>;
}[Name];

export type Act = ActOf<ActName>;

/** The changes that an update makes to a case; fields that are absent stay as they are. */
export type CaseChanges = ActOf<'update'>['changes'];

/** The data of the events that record an act with its own fields. */
export type ActEventData = {
  readonly [
    Name in ActName as Acts[Name]['event'] extends string ? Acts[Name]['event'] : never
  ]: FieldValues<Acts[Name]['fields']> & { readonly note: string | null };
};
