import { holds, type Facts } from '../../catalogue/schema/condition.ts';
import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Retracted } from './case-event.ts';
import type { PinnedRule } from './commitment.ts';
import type { CaseMachine } from './machine.ts';

/** Why a case refuses an act. */
export type ActRefusal =
  | { readonly code: 'case-closed'; readonly closedAt: Instant }
  | { readonly code: 'case-open' }
  | { readonly code: 'reopening-over'; readonly reopenableUntil: Instant }
  | { readonly code: 'instant-before-opening'; readonly openedAt: Instant }
  | { readonly code: 'too-many-acts'; readonly most: number }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'nothing-to-retract'; readonly of: Retracted }
  | { readonly code: 'nothing-to-acknowledge'; readonly reached: number }
  | { readonly code: 'severity-not-lower'; readonly severity: Severity }
  /** All rules that the act would break, in the offering's order. */
  | { readonly code: 'broken-rule'; readonly rules: readonly PinnedRule[] };

/** The refusal for the offering's rules that a changed case would newly break; null if there are none. */
export function brokenRules(
  { file, changes: before, severity: present }: CaseMachine,
  { changes, severity }: Pick<CaseMachine, 'changes' | 'severity'>,
): ActRefusal | null {
  const { rules: all, request, account } = file;
  const old: Facts = { ...request, ...before, severity: present, account };
  const facts: Facts = { ...request, ...changes, severity, account };
  // A rule that was broken before, for instance because the opening was exempt, is not held against the act.
  const rules = all.filter(({ when }) => holds(when, facts) && !holds(when, old));
  return rules.length > 0 ? { code: 'broken-rule', rules } : null;
}

/**
 * The refusal of something that the offering does not mention. It cites the policy on non-response or,
 * if there is none, the case's commitment.
 */
export function notOffered(
  { file, commitment }: CaseMachine,
  what: Pick<PinnedRule, 'code' | 'field' | 'detail'>,
): ActRefusal {
  const source = file.nonResponse?.source ?? commitment.source;
  return { code: 'broken-rule', rules: [{ ...what, when: {}, source, alternative: null }] };
}
