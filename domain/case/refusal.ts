import { holds } from '../../catalogue/schema/condition.ts';
import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Retracted } from './case-event.ts';
import { caseFacts } from './case-facts.ts';
import type { CaseNow } from './changed-case.ts';
import type { PinnedRule } from './commitment.ts';
import type { CaseMachine } from './machine.ts';
import type { ValueMistake } from './vocabulary.ts';

/** Why a case refuses an act. */
export type ActRefusal =
  | { readonly code: 'case-closed'; readonly closedAt: Instant }
  | { readonly code: 'case-open' }
  | { readonly code: 'reopening-over'; readonly reopenableUntil: Instant }
  | { readonly code: 'instant-before-opening'; readonly openedAt: Instant }
  | { readonly code: 'too-many-acts'; readonly most: number }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'nothing-awaited' }
  | { readonly code: 'unknown-wait'; readonly kind: string; readonly known: readonly string[] }
  | { readonly code: 'nothing-to-retract'; readonly of: Retracted }
  | {
      readonly code: 'nothing-to-acknowledge';
      /** The escalation that was to be acknowledged; null for the case itself. */
      readonly level: number | null;
      readonly reached: number;
    }
  | { readonly code: 'severity-not-lower'; readonly severity: Severity }
  | {
      readonly code: 'unknown-severity';
      readonly severity: string;
      readonly known: readonly Severity[];
    }
  | { readonly code: 'unknown-value'; readonly mistakes: readonly ValueMistake[] }
  /** All rules that the act would break, in the offering's order. */
  | { readonly code: 'broken-rule'; readonly rules: readonly PinnedRule[] };

/** The refusal for the offering's rules that a changed case would newly break; null if there are none. */
export function brokenRules(machine: CaseMachine, changed: CaseNow): ActRefusal | null {
  const rules = newlyBroken(machine, changed);
  return rules.length > 0 ? { code: 'broken-rule', rules } : null;
}

/**
 * The rules that a changed case breaks. One that was broken before, for instance because the opening
 * was exempt, is not held against the act.
 */
export function newlyBroken(
  before: CaseNow & Pick<CaseMachine, 'file'>,
  changed: CaseNow,
): readonly PinnedRule[] {
  const { file } = before;
  const old = caseFacts(file, before);
  const facts = caseFacts(file, changed);
  return file.rules.filter(({ when }) => holds(when, facts) && !holds(when, old));
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
