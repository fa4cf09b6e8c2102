import type { Act } from '../case/act.ts';
import type { ActRefusal } from '../case/refusal.ts';
import { unknownSeverityText } from './severity-text.ts';
import { valueTexts } from './value-text.ts';
import { unknownWaitText } from './wait-text.ts';
import { toIso } from '../time/instant.ts';

/** Why a case refuses an act, for the person who attempted it. */
export function refusalText(refusal: ActRefusal, act: Pick<Act, 'at'>): string {
  switch (refusal.code) {
    case 'case-closed':
      return `The case was closed at ${toIso(refusal.closedAt)}`;
    case 'case-open':
      return 'The case is open: there is nothing to reopen';
    case 'reopening-over':
      return `The case could be reopened until ${toIso(refusal.reopenableUntil)}`;
    case 'instant-before-opening':
      return `${toIso(act.at)} is before the case was opened at ${toIso(refusal.openedAt)}`;
    case 'too-many-acts':
      return `The case has reached its limit of ${refusal.most} acts, or of their length; it can still be closed`;
    case 'nothing-asked':
      return 'Nothing was being asked of the customer at that time';
    case 'nothing-to-retract':
      return NOTHING_TO_RETRACT[refusal.of];
    case 'nothing-to-acknowledge':
      if (refusal.level === null)
        return 'No clock was waiting for somebody to take the case, and no escalation was open';
      return refusal.reached === 0
        ? 'No escalation is open'
        : `The escalation has reached level ${refusal.reached} only`;
    case 'severity-not-lower':
      return `Severity ${refusal.severity} is not below the current one`;
    case 'nothing-awaited':
      return 'Support was waiting for nobody but the customer, if at all, at that time';
    case 'unknown-wait':
      return unknownWaitText(refusal.kind, refusal.known);
    case 'unknown-severity':
      return unknownSeverityText(refusal.severity, refusal.known);
    case 'unknown-value':
      return valueTexts(refusal.mistakes);
    default:
      return refusal.rules.map(({ detail }) => detail).join(' ');
  }
}

const NOTHING_TO_RETRACT = {
  response: 'No response had been recorded by then',
  'customer-reply': 'No answer of the customer had been recorded by then',
  close: 'Nobody had closed the case then: one that silence has closed can be reopened',
} as const;

/** Why a case does not carry out an act, other than its refusals. */
export const FAILURE_TEXTS = {
  caseOpening: 'The case is waiting for its credit and is not open yet',
  runEnding: 'The case is just going over to a new run: send it again in a moment',
  invalidFile: (path: string) =>
    `${path} is not as the API drafts it: open cases with POST /v1/cases, and packs with POST /v1/accounts/{id}/packs`,
  schedulingFailed: 'The resulting deadlines could not be computed: nothing was recorded',
} as const;
