import type { CaseEvent, CaseFile, CaseState, Clock, Source } from '../../domain/case/types.ts';
import { ruleText, sourceText } from '../../domain/text/grounds.ts';
import { nextText } from '../../domain/text/next-text.ts';
import { caseSentence } from '../../domain/text/sentence.ts';
import { severityText } from '../../domain/text/severity-text.ts';
import { when } from '../../domain/text/when.ts';
import { WORDS } from '../../domain/text/words/index.ts';
import type { Reader } from '../../domain/text/words/locale.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AlertText, Fact } from './alert-text.ts';
import { idFacts, peopleFacts } from './case-facts.ts';

interface CaseAlert {
  readonly event: CaseEvent;
  readonly file: CaseFile;
  readonly state: CaseState;
  /** Where people find more; `temporal` is null if there is no Temporal UI. */
  readonly links: { readonly case: string; readonly temporal: string | null };
  readonly now: Instant;
}

/** An event of a case in the language and time zone of its reader. */
export function caseText({ event, file, state, links, now }: CaseAlert, reader: Reader): AlertText {
  const { labels, headings } = WORDS[reader.locale];
  const zone = file.account.timeZone;
  const heading = headings[event.type];
  const { title } = { ...file.request, ...state.changes };
  const severity = severityText(file, state, reader.locale);
  const people = peopleFacts(file, state, reader.locale);
  const ids = idFacts(file, state, reader.locale);
  const at = { label: labels.at, value: labels.momentAlone(when(event.at, reader, zone)) };
  const next = {
    label: labels.next,
    value: nextText({ file, state }, reader, { accountZone: zone, now }),
  };
  return {
    locale: reader.locale,
    heading,
    subject: `${heading} · ${severity} · ${file.account.name} · ${title}`,
    happened: caseSentence(event, file, reader),
    facts: [
      { label: labels.case, value: title },
      { label: labels.severity, value: severity },
      { label: labels.account, value: file.account.name },
      next,
      ...people,
      at,
      ...whyFacts(event, file, state, reader),
      ...ids,
    ],
    details: [next, ...people, ...ids, at],
    links: [
      { label: labels.openCase, url: links.case },
      ...(links.temporal === null ? [] : [{ label: labels.openTemporal, url: links.temporal }]),
    ],
  };
}

/**
 * The clock that an event is about: that of the event's cycle, the latest for a correction, the
 * first for an opening.
 */
export function clockOf({ type, data }: CaseEvent, { clocks }: CaseState): Clock | undefined {
  if (type === 'case.opened') return clocks[0];
  if (!('metric' in data)) return undefined;
  const own = clocks.filter(({ metric }) => metric === data.metric);
  return 'cycle' in data ? own.find(({ cycle }) => cycle === data.cycle) : own.at(-1);
}

/** The rule that applies to an event and the document it comes from; null where there is none. */
export function groundsOf(
  event: CaseEvent,
  state: CaseState,
): { readonly rule: string | null; readonly source: Source | null } {
  const clock = clockOf(event, state);
  const grounds = { rule: null, source: null, ...event.data };
  return {
    rule: grounds.rule ?? clock?.rule ?? null,
    source: grounds.source ?? clock?.source ?? null,
  };
}

/** None for what people did that no rule speaks of. */
function whyFacts(
  event: CaseEvent,
  file: CaseFile,
  state: CaseState,
  { locale }: Reader,
): readonly Fact[] {
  const { labels, explanation } = WORDS[locale];
  const { rule, source } = groundsOf(event, state);
  if (rule === null && source === null) return [];
  const metric = 'metric' in event.data ? event.data.metric : clockOf(event, state)?.metric;
  const origin = source === null ? [] : [sourceText(source, file.documents, locale)];
  const chosen = source?.chosen === undefined ? [] : [labels.chosen];
  const parts =
    rule === null || !metric
      ? [...origin, ...chosen, file.policyVersion]
      : [ruleText(file, { metric, rule }, locale), ...origin, ...chosen];
  return [{ label: labels.why, value: parts.join(explanation.semicolon) }];
}
