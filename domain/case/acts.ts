import { isoOrNull } from '../time/instant.ts';
import { ACTS, type Act, type ActName, type ActOf, type CaseChanges } from './act.ts';
import type { Retracted } from './case-event.ts';
import { refusedCharge } from './credit.ts';
import type { OmitEach, PickEach } from './each.ts';
import { SYSTEM, type EmittedEvent } from './event-draft.ts';
import { caseFacts } from './case-facts.ts';
import { changedCase, changesSubject, mistakesIn, type CaseNow } from './changed-case.ts';
import { commitmentFor } from './commitment-for.ts';
import type { Source } from './commitment.ts';
import type { CaseMachine } from './machine.ts';
import { brokenRules, newlyBroken, notOffered, type ActRefusal } from './refusal.ts';
import { NOT_OFFERED } from './rule-text.ts';
import { isLower, severityRank } from './severities.ts';
import { waitPolicy } from './wait-policy.ts';

/** How a case judges and applies an act. */
interface ActRule<Name extends ActName> {
  /**
   * If absent, a closed case refuses the act, and it has no effect there. `accepted`: a closed case accepts
   * the act. `also`: a closed case refuses the act too, but if a close is later reported from before it,
   * the act keeps its effect.
   */
  readonly onClosed?: 'also' | 'accepted';
  /** Why the case, in its state at the act, refuses it; null if it accepts it. */
  readonly refusal?: (act: Judged<Name>, machine: CaseMachine) => ActRefusal | null;
  /** The event to record, if it is not the one in the `ACTS` table. */
  readonly event?: (act: ActOf<Name>, machine: CaseMachine) => ActEvent;
  readonly effect?: (act: ActOf<Name>, machine: CaseMachine) => void;
}

type Judged<Name extends ActName> = OmitEach<ActOf<Name>, 'id' | 'note'>;

/** The part of an act that decides whether it is accepted: not its id or its note. */
export type JudgedAct = Judged<ActName>;

type ActEvent = PickEach<EmittedEvent, 'type' | 'data'>;

/** The rule of every kind of act. An act that would only be recorded needs an empty one. */
const RULES: Readonly<{ [Name in ActName]: ActRule<Name> }> = {
  response: { effect: (act, machine) => machine.answer(act) },
  'customer-request': { effect: (act, machine) => machine.askCustomer(act) },
  'customer-reply': { effect: (act, machine) => machine.customerReplied(act) },
  wait: {
    refusal: refusedWait,
    effect: (act, machine) => machine.waitFor(act),
  },
  'end-wait': {
    refusal: (_act, { wait }) => (wait === null ? { code: 'nothing-awaited' } : null),
    event: ({ note }, { wait }) => ({
      type: 'case.wait.ended',
      data: { kind: wait?.kind ?? null, since: isoOrNull(wait?.since ?? null), note },
    }),
    effect: (act, machine) => machine.endWait(act),
  },
  // The replay leaves a mistake itself out of the acts, so there is nothing to undo here.
  'withdraw-request': {
    refusal: ({ request }, machine) =>
      machine.retractable('customer-request').includes(request) ? null : { code: 'nothing-asked' },
  },
  'retract-response': retractionOf('response'),
  'retract-reply': retractionOf('customer-reply'),
  'retract-close': retractionOf('close'),
  severity: {
    refusal: refusedSeverity,
    event: severityEvent,
    effect: (act, machine) => machine.changeSeverity(act),
  },
  update: {
    refusal: refusedUpdate,
    event: ({ changes, note }, machine) => ({
      type: 'case.updated',
      data: {
        changes: withConsequences(machine, changes),
        ground: null,
        severity: null,
        businessImpact: null,
        note,
      },
    }),
    effect: (act, machine) => machine.change(withConsequences(machine, act.changes), act),
  },
  acknowledge: {
    refusal: refusedAcknowledgement,
    effect: (act, machine) => machine.acknowledge(act),
  },
  // The new case exists, even if a late act changes what came before the split.
  split: { onClosed: 'also', effect: ({ child }, machine) => machine.addChild(child) },
  close: {
    refusal: ({ outcome, chargeCredit, by }, { file: { credit } }) => {
      // Where silence closed the case, nobody was there to decide.
      if (by === SYSTEM && chargeCredit === null) return null;
      const broken = credit ? refusedCharge(credit, outcome, chargeCredit) : null;
      return broken && { code: 'broken-rule', rules: [broken] };
    },
    event: ({ outcome, chargeCredit, by, note }, machine) => ({
      type: 'case.closed',
      data: { outcome, chargeCredit, note, source: by === SYSTEM ? silenceRule(machine) : null },
    }),
    effect: (act, machine) => machine.close(act),
  },
  reopen: {
    onClosed: 'accepted',
    refusal: ({ at }, { closure }) => {
      if (closure === null) return { code: 'case-open' };
      const { reopenableUntil } = closure;
      return at > reopenableUntil ? { code: 'reopening-over', reopenableUntil } : null;
    },
    effect: (act, machine) => machine.reopen(act),
  },
  downgrade: {
    refusal: refusedDowngrade,
    event: ({ severity: to, note }, machine) => ({
      type: 'case.severity.downgraded',
      data: {
        from: machine.severity,
        to,
        ground: 'silence',
        businessImpact: null,
        note,
        source: silenceRule(machine),
      },
    }),
    effect: (act, machine) => machine.lowerForSilence(act),
  },
  flag: {
    refusal: refusedWithoutRequest,
    event: (_act, machine) => ({
      type: 'case.flagged',
      data: { severity: machine.severity, source: silenceRule(machine) },
    }),
    effect: (_act, machine) => machine.flagForSilence(),
  },
};

/** The rule for taking back the last act of a kind. */
function retractionOf(
  of: Retracted,
): ActRule<'retract-response' | 'retract-reply' | 'retract-close'> {
  return {
    onClosed: 'accepted',
    refusal: ({ mistake }, machine) =>
      machine.retractable(of).includes(mistake) ? null : { code: 'nothing-to-retract', of },
    event: ({ mistake, note }) => ({ type: 'case.retracted', data: { act: of, mistake, note } }),
  };
}

/** A case after an update. */
function updated(machine: CaseMachine, changes: CaseChanges): CaseNow {
  return changedCase(machine.file, machine, withConsequences(machine, changes));
}

/**
 * The changes of an update, and that the case goes back to business hours if they take away what work
 * round the clock needs.
 */
function withConsequences(machine: CaseMachine, changes: CaseChanges): CaseChanges {
  if ('roundTheClock' in changes) return changes;
  const changed = changedCase(machine.file, machine, changes);
  const goesBack = newlyBroken(machine, changed).some(
    ({ alternative }) => alternative?.['roundTheClock'] === false,
  );
  return goesBack ? { ...changes, roundTheClock: false } : changes;
}

/** The rule for acts of one kind. It must be given acts of that kind only. */
function ruleOf(name: ActName): ActRule<ActName> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keyed by the kind that it takes
  return RULES[name] as ActRule<ActName>;
}

/**
 * Why a case refuses an act, judged by the case's state at the act's own instant. Null if it accepts it.
 * @param machine the case as it is at that instant
 */
export function refusalFor(machine: CaseMachine, act: JudgedAct): ActRefusal | null {
  const { closure } = machine;
  const { onClosed, refusal } = ruleOf(act.act);
  if (closure !== null && onClosed !== 'accepted') {
    return { code: 'case-closed', closedAt: closure.at };
  }
  return refusal?.(act, machine) ?? null;
}

/**
 * Records an act and applies its effect. An act on a case that is closed at that instant is recorded,
 * but has no effect unless its rule allows one.
 */
export function perform(machine: CaseMachine, act: Act): void {
  const { onClosed, event, effect } = ruleOf(act.act);
  const { id, at, by: actor } = act;
  machine.emit({ key: `act:${id}`, at, actor, ...(event?.(act, machine) ?? defaultEvent(act)) });
  if (machine.closure === null || onClosed !== undefined) effect?.(act, machine);
  machine.remember(act);
}

/** The event of an act from the `ACTS` table, with the act's own fields as data. */
function defaultEvent(act: Act): ActEvent {
  const { event, fields } = ACTS[act.act];
  const data = Object.entries(act).filter(([name]) => name in fields || name === 'note');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the event's type is made of these fields
  return { type: event, data: Object.fromEntries(data) } as ActEvent;
}

/** Lack of resources lowers a severity, as non-response does; on any other ground it is changed. */
function severityEvent(
  { severity: to, reason: ground, businessImpact, note }: ActOf<'severity'>,
  { severity: from, file: { nonResponse } }: CaseMachine,
): ActEvent {
  // The severity can be stated again, for instance to update the business impact.
  if (from === to) {
    const data = { changes: {}, ground, severity: to, businessImpact, note };
    return { type: 'case.updated', data };
  }
  const data = { from, to, ground, businessImpact, note };
  if (ground !== 'lack-of-resources') return { type: 'case.severity.changed', data };
  const source = nonResponse?.source ?? null;
  return { type: 'case.severity.downgraded', data: { ...data, source } };
}

/** Whether an act of a history is what silence did, and nobody. */
export function isOfSilence({ act, by }: Pick<Act, 'act' | 'by'>): boolean {
  return ACTS[act].update === null || (act === 'close' && by === SYSTEM);
}

/** The rule that gives silence its consequences; null if the offering has none. */
function silenceRule({ file: { nonResponse } }: CaseMachine): Source | null {
  return nonResponse?.source ?? null;
}

function refusedWithoutRequest(_act: unknown, { openRequests }: CaseMachine): ActRefusal | null {
  return openRequests.length > 0 ? null : { code: 'nothing-asked' };
}

/** Nobody corrects more of them at once, and each may list what there is. */
const MAX_MISTAKES = 10;

function refusedUpdate({ changes }: Judged<'update'>, machine: CaseMachine): ActRefusal | null {
  const mistakes = mistakesIn(machine.file.vocabulary, changes);
  if (mistakes.length > 0)
    return { code: 'unknown-value', mistakes: mistakes.slice(0, MAX_MISTAKES) };
  const after = updated(machine, changes);
  const broken = brokenRules(machine, after);
  if (broken !== null || !changesSubject(changes)) return broken;
  return hasRow(machine, after) ? null : notOffered(machine, NOT_OFFERED.subject);
}

/** Whether the offering says anything of the first response to such a case. */
function hasRow({ file }: CaseMachine, now: CaseNow): boolean {
  return commitmentFor(file, 'first_response', caseFacts(file, now)) !== null;
}

function refusedDowngrade(act: Judged<'downgrade'>, machine: CaseMachine): ActRefusal | null {
  const { severity } = act;
  const unasked = refusedWithoutRequest(act, machine);
  if (unasked !== null) return unasked;
  return (
    unknownSeverity(machine, severity) ??
    (isLower(machine.file, severity, machine.severity)
      ? null
      : { code: 'severity-not-lower', severity })
  );
}

function refusedAcknowledgement(
  { level }: Judged<'acknowledge'>,
  { openLevel, isAcknowledgeable }: CaseMachine,
): ActRefusal | null {
  const isOpen = level === null ? openLevel > 0 || isAcknowledgeable : openLevel >= level;
  return isOpen ? null : { code: 'nothing-to-acknowledge', level, reached: openLevel };
}

function refusedWait({ kind }: Judged<'wait'>, { file }: CaseMachine): ActRefusal | null {
  if (waitPolicy(file, kind) !== null) return null;
  return { code: 'unknown-wait', kind, known: file.waits.map((each) => each.kind) };
}

function unknownSeverity({ file }: CaseMachine, severity: string): ActRefusal | null {
  if (severityRank(file, severity) > 0) return null;
  return { code: 'unknown-severity', severity, known: file.severities.map(({ id }) => id) };
}

function refusedSeverity(
  { severity, reason, businessImpact }: Judged<'severity'>,
  machine: CaseMachine,
): ActRefusal | null {
  const { file } = machine;
  const unknown = unknownSeverity(machine, severity);
  if (unknown !== null) return unknown;
  if (reason === 'lack-of-resources') {
    const grounds = file.nonResponse?.grounds ?? [];
    if (!grounds.includes(reason)) return notOffered(machine, NOT_OFFERED.ground);
    if (!isLower(file, severity, machine.severity)) return { code: 'severity-not-lower', severity };
  }
  if (severity === machine.severity) return null;
  const stated = businessImpact === null ? {} : { businessImpact };
  const broken = brokenRules(machine, { changes: { ...machine.changes, ...stated }, severity });
  if (broken !== null) return broken;
  const isOffered = hasRow(machine, { changes: machine.changes, severity });
  return isOffered ? null : notOffered(machine, NOT_OFFERED.severity);
}
