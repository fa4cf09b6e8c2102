import { holds, type Facts } from '../../catalogue/schema/condition.ts';
import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { PinnedRule } from './commitment.ts';
import type { CaseMachine } from './machine.ts';

/** Why a case does not take an act. */
export type ActRefusal =
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

/** The rules of the offering that the case would break as it would then be. */
export function brokenRules(
  { file, changes: before, severity: present }: CaseMachine,
  { changes, severity }: Pick<CaseMachine, 'changes' | 'severity'>,
): ActRefusal | null {
  const { rules: all, request, account } = file;
  const old: Facts = { ...request, ...before, severity: present, account };
  const facts: Facts = { ...request, ...changes, severity, account };
  // What was broken before, such as by a rule that the opening was not held to, is not the act's doing.
  const rules = all.filter(({ when }) => holds(when, facts) && !holds(when, old));
  return rules.length > 0 ? { code: 'broken-rule', rules } : null;
}

/** What an offering does not say it does not offer: by what it says of lowering, or else the promise of the case. */
export function notOffered(
  { file, commitment }: CaseMachine,
  what: Pick<PinnedRule, 'code' | 'field' | 'detail'>,
): ActRefusal {
  const source = file.nonResponse?.source ?? commitment.source;
  return { code: 'broken-rule', rules: [{ ...what, when: {}, source, alternative: null }] };
}
