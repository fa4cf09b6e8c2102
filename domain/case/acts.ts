import { ACTS, type Act, type ActName, type ActOf } from './act.ts';
import { refusedCharge } from './credit.ts';
import type { OmitEach, PickEach } from './each.ts';
import type { EmittedEvent } from './event-draft.ts';
import type { CaseMachine } from './machine.ts';
import { brokenRules, notOffered, type ActRefusal } from './refusal.ts';
import { NOT_OFFERED } from './rule-text.ts';

/** What an act does to a case. */
interface ActRule<Name extends ActName> {
  /**
   * Every other act is refused by a closed case and has no effect on it. `only`: it is for a closed one.
   * `also`: it is refused as well, but keeps its effect where a late close comes before it.
   */
  readonly onClosed?: 'also' | 'only';
  /** Why the case, as the act finds it, does not take it; null where it does. */
  readonly refusal?: (act: Judged<Name>, machine: CaseMachine) => ActRefusal | null;
  /** What it tells, where that is not what its table entry says. */
  readonly event?: (act: ActOf<Name>, machine: CaseMachine) => ActEvent;
  readonly effect?: (act: ActOf<Name>, machine: CaseMachine) => void;
}

type Judged<Name extends ActName> = OmitEach<ActOf<Name>, 'id' | 'by' | 'note'>;

/** An act as far as it is judged: whoever does it, and when it arrives, is of no account. */
export type JudgedAct = Judged<ActName>;

type ActEvent = PickEach<EmittedEvent, 'type' | 'data'>;

/** What every kind of act does. One that is only recorded has an empty rule. */
const RULES: Readonly<{ [Name in ActName]: ActRule<Name> }> = {
  response: { effect: (act, machine) => machine.answer(act) },
  'customer-request': { effect: (act, machine) => machine.askCustomer(act) },
  'customer-reply': { effect: (act, machine) => machine.customerReplied(act) },
  'withdraw-request': {
    refusal: ({ request }, { openRequests }) =>
      openRequests.includes(request) ? null : { code: 'nothing-asked' },
    // The request itself is left out of the acts: nothing is left to undo.
  },
  severity: {
    refusal: refusedSeverity,
    event: severityEvent,
    effect: (act, machine) => machine.changeSeverity(act),
  },
  update: {
    refusal: ({ changes }, machine) =>
      brokenRules(machine, {
        changes: { ...machine.changes, ...changes },
        severity: machine.severity,
      }),
    event: ({ changes, note }) => ({ type: 'case.updated', data: { changes, ground: null, note } }),
    effect: ({ changes }, machine) => machine.change(changes),
  },
  acknowledge: {
    refusal: ({ level }, { openLevel }) =>
      openLevel >= level ? null : { code: 'nothing-to-acknowledge', reached: openLevel },
    effect: (act, machine) => machine.acknowledge(act),
  },
  // The part is there, whatever else a late act makes of the case.
  split: { onClosed: 'also', effect: ({ child }, machine) => machine.addChild(child) },
  close: {
    refusal: ({ outcome, chargeCredit }, { file: { credit } }) => {
      const broken = credit ? refusedCharge(credit, outcome, chargeCredit) : null;
      return broken && { code: 'broken-rule', rules: [broken] };
    },
    event: ({ outcome, chargeCredit, note }) => ({
      type: 'case.closed',
      data: { outcome, chargeCredit, note, source: null },
    }),
    effect: (act, machine) => machine.close(act),
  },
  reopen: {
    onClosed: 'only',
    refusal: ({ at }, { closure }) => {
      if (closure === null) return { code: 'case-open' };
      const { reopenableUntil } = closure;
      return at > reopenableUntil ? { code: 'reopening-over', reopenableUntil } : null;
    },
    effect: (act, machine) => machine.reopen(act),
  },
};

/** The rule of an act's kind, which takes that kind alone. */
function ruleOf(name: ActName): ActRule<ActName> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- keyed by the kind that it takes
  return RULES[name] as ActRule<ActName>;
}

/**
 * Why a case does not take an act, judged by how the case stood at the act's own instant. Null where
 * it does.
 * @param machine the case as the act finds it
 */
export function refusalFor(machine: CaseMachine, act: JudgedAct): ActRefusal | null {
  const { closure } = machine;
  const { onClosed, refusal } = ruleOf(act.act);
  if (closure !== null && onClosed !== 'only') {
    return { code: 'case-closed', closedAt: closure.at };
  }
  return refusal?.(act, machine) ?? null;
}

/**
 * Tells what somebody did, and does it. What the case does not allow at that instant is told and
 * has no effect.
 */
export function perform(machine: CaseMachine, act: Act): void {
  const { onClosed, event, effect } = ruleOf(act.act);
  const { id, at, by: actor } = act;
  machine.emit({ key: `act:${id}`, at, actor, ...(event?.(act, machine) ?? saidEvent(act)) });
  if (machine.closure === null || onClosed !== undefined) effect?.(act, machine);
}

/** The event of an act that says what the act says. */
function saidEvent(act: Act): ActEvent {
  const { event, fields } = ACTS[act.act];
  const said = Object.entries(act).filter(([name]) => name in fields || name === 'note');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the event's type is made of these fields
  return { type: event, data: Object.fromEntries(said) } as ActEvent;
}

/** Lack of resources lowers a severity as silence does; every other ground changes it. */
function severityEvent(
  { severity: to, reason: ground, note }: ActOf<'severity'>,
  { severity: from, file: { nonResponse } }: CaseMachine,
): ActEvent {
  // Such as to state the impact anew.
  if (from === to) return { type: 'case.updated', data: { changes: {}, ground, note } };
  if (ground !== 'lack-of-resources') {
    return { type: 'case.severity.changed', data: { from, to, ground, note } };
  }
  const source = nonResponse?.source ?? null;
  return { type: 'case.severity.downgraded', data: { from, to, ground, note, source } };
}

function refusedSeverity(
  { severity, reason, businessImpact }: Judged<'severity'>,
  machine: CaseMachine,
): ActRefusal | null {
  const { file } = machine;
  if (reason === 'lack-of-resources') {
    const grounds = file.nonResponse?.grounds ?? [];
    if (!grounds.includes(reason)) return notOffered(machine, NOT_OFFERED.ground);
    // Severities are letters: a later one is lower.
    if (severity <= machine.severity) return { code: 'severity-not-lower', severity };
  }
  if (severity === machine.severity) return null;
  const stated = businessImpact === null ? {} : { businessImpact };
  const broken = brokenRules(machine, { changes: { ...machine.changes, ...stated }, severity });
  if (broken !== null) return broken;
  return file.commitments[severity] ? null : notOffered(machine, NOT_OFFERED.severity);
}
