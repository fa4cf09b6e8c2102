import type { CaseFile, Metric, Source, SourceDocuments } from '../case/types.ts';
import { WORDS } from './words/index.ts';
import type { Locale } from './words/locale.ts';

/** Where something stands: the document's title in the reader's language if it has one, and the section. */
export function sourceText(
  { document, section }: Pick<Source, 'document' | 'section'>,
  documents: SourceDocuments,
  locale: Locale,
): string {
  const titles = documents[document];
  return WORDS[locale].labels.source(document, section, titles?.[locale] ?? titles?.en ?? null);
}

/** What a rule promises to which cases, with its ids behind; the ids alone if the case has no such rule. */
export function ruleText(
  { commitments, severities: levels, policyVersion, request: { category } }: CaseFile,
  { metric, rule }: { readonly metric: Metric; readonly rule: string },
  locale: Locale,
): string {
  const { labels } = WORDS[locale];
  const severities = levels
    .map(({ id }) => id)
    .filter((each) => commitments[each]?.[metric]?.rule === rule);
  const [first] = severities;
  const promise = first && commitments[first]?.[metric];
  if (!promise) return [policyVersion, rule].join(labels.comma);
  const { target } = promise;
  return labels.rule({ category, severities, metric, target, ids: [policyVersion, rule] });
}
