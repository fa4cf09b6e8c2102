import type { CaseFile } from '../case/case-file.ts';
import type { CaseState } from '../case/case-state.ts';
import { openBreach, waitingParty, type WaitingParty } from '../case/who-acts.ts';
import { markdownLine } from './markdown-text.ts';

const TO_ACT = {
  support: 'Support has to act',
  customer: 'The customer has to act',
  other: 'Nobody here has to act',
} as const;

/** Who has to act on an open case, who is assigned, the contact, and the reference: one line of Markdown, none if there is nothing. */
export function peopleText(file: CaseFile, state: CaseState): readonly string[] {
  const { reference, contact, assignee = null } = { ...file.request, ...state.changes };
  const party = waitingParty(state);
  const shown = [contact?.name, contact?.email, contact?.phone].flatMap((part) => part ?? []);
  const parts = [
    ...(party === null ? [] : [TO_ACT[party]]),
    ...(assignee === null ? nobody(party, state) : [`assigned to ${markdownLine(assignee)}`]),
    ...(shown.length === 0 ? [] : [`contact ${markdownLine(shown.join(', '))}`]),
    ...(reference === null ? [] : [`reference ${markdownLine(reference)}`]),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function nobody(party: WaitingParty | null, state: CaseState): readonly string[] {
  if (party !== 'support') return [];
  return [openBreach(state) === null ? 'nobody is assigned' : '**nobody is assigned**'];
}
