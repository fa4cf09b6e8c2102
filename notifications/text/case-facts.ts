import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { waitingParty, type WaitingParty } from '../../domain/case/who-acts.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import { wordingIn, type Locale } from '../../domain/text/words/locale.ts';
import type { Fact } from './alert-text.ts';

/**
 * Who has to act next on a case, who is assigned, and the contact. While support has to act, it says so if
 * nobody is assigned; otherwise what is not known is left out.
 */
export function peopleFacts(file: CaseFile, state: CaseState, locale: Locale): readonly Fact[] {
  const { labels } = WORDS[locale];
  const party = waitingParty(state);
  const nobody = party === 'support' ? labels.nobodyAssigned : null;
  return known([
    [labels.toAct, party && partyText(party, state, locale)],
    [labels.assignee, state.changes.assignee ?? nobody],
    [labels.contact, contactText(file, state, locale)],
  ]);
}

function partyText(party: WaitingParty, { wait }: CaseState, locale: Locale): string {
  const { labels } = WORDS[locale];
  if (party !== 'other') return labels.parties[party];
  return labels.nobodyActs(wait === null ? '–' : wordingIn(wait.name, locale));
}

/** By what people and systems find a case. */
export function idFacts(file: CaseFile, state: CaseState, locale: Locale): readonly Fact[] {
  const { labels } = WORDS[locale];
  const { reference } = { ...file.request, ...state.changes };
  return known([
    [labels.reference, reference],
    [labels.caseId, file.id],
  ]);
}

function contactText({ request }: CaseFile, { changes }: CaseState, locale: Locale): string | null {
  const { contact } = { ...request, ...changes };
  const parts = contact === null ? [] : [contact.name, contact.email, contact.phone];
  return parts.filter((part) => part !== null).join(WORDS[locale].labels.comma) || null;
}

function known(facts: readonly (readonly [label: string, value: string | null])[]): Fact[] {
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
