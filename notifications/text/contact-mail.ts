import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { CaseEvent, CaseFile, CaseState } from '../../domain/case/types.ts';
import { when } from '../../domain/text/when.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Locale } from '../../domain/text/words/locale.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AlertText, Fact } from './alert-text.ts';

/**
 * What the contact of a case is told once it is closed without a solution, in local times of the account.
 * It holds only what a customer may know: no notes, no names of people in support, no links, and no clocks,
 * of which some may be internal agreements.
 */
export function unresolvedText(
  {
    file,
    state,
    event,
    now,
  }: {
    file: CaseFile;
    state: Pick<CaseState, 'changes' | 'closure'>;
    event: Pick<CaseEvent, 'at' | 'actor'>;
    /** A case that can no longer be reopened then is not said to be. */
    now: Instant;
  },
  locale: Locale,
): AlertText {
  const { labels, unresolved } = WORDS[locale];
  const { timeZone } = file.account;
  const instant = (at: number) => when(at, { locale, timeZone: null }, timeZone);
  const { title, reference } = { ...file.request, ...state.changes };
  const happened = event.actor === SYSTEM ? unresolved.bySilence : unresolved.bySupport;
  const facts: readonly (Fact | null)[] = [
    { label: labels.case, value: title },
    reference === null ? null : { label: labels.reference, value: reference },
    { label: labels.caseId, value: file.id },
    { label: unresolved.closed, value: labels.momentAlone(instant(event.at)) },
  ];
  const until = state.closure?.reopenableUntil ?? now;
  const reopening = until > now ? [unresolved.reopening(instant(until), reference ?? file.id)] : [];
  return {
    locale,
    heading: unresolved.heading,
    subject: `${unresolved.heading} · ${title}`,
    happened: [happened, ...reopening].join(labels.gap),
    facts: facts.filter((fact) => fact !== null),
    details: [],
    links: [],
  };
}
