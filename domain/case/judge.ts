import type { Facts } from '../../policies/condition.ts';
import { holds } from '../../policies/condition.ts';
import type { Instant } from '../time/instant.ts';
import { refusedCharge } from './credit.ts';
import type { CaseLife } from './life.ts';
import type { Act, CaseFile, PinnedRule, Severity } from './types.ts';

/** Why an act is not taken. */
export type Refusal =
  | { readonly code: 'case-closed'; readonly closedAt: Instant }
  | { readonly code: 'case-open' }
  | { readonly code: 'reopening-over'; readonly reopenableUntil: Instant }
  | { readonly code: 'instant-before-opening'; readonly openedAt: Instant }
  | { readonly code: 'too-many-acts'; readonly most: number }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'nothing-to-acknowledge'; readonly reached: number }
  | { readonly code: 'severity-not-lower'; readonly severity: Severity }
  /** All that the case would break, in the order in which the offering states them. */
  | { readonly code: 'broken-rule'; readonly rules: readonly PinnedRule[] };

/** An act as far as it is judged: whoever does it, and when it arrives, is of no account. */
export type JudgedAct = Act extends infer One
  ? One extends Act
    ? Omit<One, 'id' | 'by' | 'note'>
    : never
  : never;

/**
 * Whether a case takes an act, judged by how the case stood at the act's own instant. Null where it
 * does.
 * @param life the case as the act finds it
 */
export function judgeAct(file: CaseFile, life: CaseLife, act: JudgedAct): Refusal | null {
  const { closure } = life;
  if (act.act === 'reopen') {
    if (closure === null) return { code: 'case-open' };
    const { reopenableUntil } = closure;
    return act.at > reopenableUntil ? { code: 'reopening-over', reopenableUntil } : null;
  }
  if (closure !== null) return { code: 'case-closed', closedAt: closure.at };
  switch (act.act) {
    case 'withdraw-request':
      return life.openRequests.includes(act.request) ? null : { code: 'nothing-asked' };
    case 'acknowledge':
      return life.escalation >= act.level
        ? null
        : { code: 'nothing-to-acknowledge', reached: life.escalation };
    case 'severity':
      return judgeSeverity(file, life, act);
    case 'close':
      return judgeCharge(file, act);
    case 'update':
      return brokenRules(file, life, { ...life.changes, ...act.changes }, life.severity);
    default:
      return null;
  }
}

function judgeCharge(
  { credit }: CaseFile,
  { outcome, chargeCredit }: Extract<JudgedAct, { act: 'close' }>,
): Refusal | null {
  const broken = credit ? refusedCharge(credit, outcome, chargeCredit) : null;
  return broken && { code: 'broken-rule', rules: [broken] };
}

function judgeSeverity(
  file: CaseFile,
  life: CaseLife,
  { severity, reason, businessImpact }: Extract<JudgedAct, { act: 'severity' }>,
): Refusal | null {
  if (reason === 'lack-of-resources') {
    const grounds = file.silence?.grounds ?? [];
    if (!grounds.includes(reason)) return notOffered(file, life, NO_GROUND);
    // Severities are letters: a later one is lower.
    if (severity <= life.severity) return { code: 'severity-not-lower', severity };
  }
  if (severity === life.severity) return null;
  const changes = businessImpact === null ? {} : { businessImpact };
  const broken = brokenRules(file, life, { ...life.changes, ...changes }, severity);
  if (broken !== null) return broken;
  return file.commitments[severity] ? null : notOffered(file, life, NO_SEVERITY);
}

/** What an offering does not say it does not offer. */
const NO_GROUND = {
  code: 'lack-of-resources-no-ground',
  field: 'reason',
  detail: 'The offering does not lower severities for lack of resources.',
} as const;

const NO_SEVERITY = {
  code: 'severity-not-offered',
  field: 'severity',
  detail: 'The offering has no such severity for the plan and the category of this case.',
} as const;

/** Its source is what the offering says of lowering, or else the promise of the case. */
function notOffered(
  { silence }: CaseFile,
  life: CaseLife,
  refused: Pick<PinnedRule, 'code' | 'field' | 'detail'>,
): Refusal {
  const source = silence?.source ?? life.commitment.source;
  return { code: 'broken-rule', rules: [{ ...refused, when: {}, source, alternative: null }] };
}

/** The rules of the offering that the case would break as it would then be. */
function brokenRules(
  { rules: all, request, account }: CaseFile,
  life: CaseLife,
  changes: CaseLife['changes'],
  severity: Severity,
): Refusal | null {
  const before: Facts = { ...request, ...life.changes, severity: life.severity, account };
  const facts: Facts = { ...request, ...changes, severity, account };
  // What was broken before, such as by a rule that the opening was not held to, is not the act's doing.
  const rules = all.filter(({ when }) => holds(when, facts) && !holds(when, before));
  return rules.length > 0 ? { code: 'broken-rule', rules } : null;
}
