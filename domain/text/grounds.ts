import { caseFacts } from '../case/case-facts.ts';
import { commitmentFor, rowOf } from '../case/commitment-for.ts';
import type {
  CaseFile,
  CommitmentRow,
  Metric,
  Severity,
  Source,
  SourceDocuments,
} from '../case/types.ts';
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
  file: CaseFile,
  { metric, rule }: { readonly metric: Metric; readonly rule: string },
  locale: Locale,
): string {
  const { policyVersion } = file;
  const { labels } = WORDS[locale];
  const row = rowOf(file, metric, rule);
  if (!row) return [policyVersion, rule].join(labels.comma);
  const { categories, target } = row;
  const requested = file.request.category;
  const category = categories.includes(requested) ? requested : (categories[0] ?? requested);
  const severities = severitiesUnder(row, file);
  return labels.rule({ category, severities, metric, target, ids: [policyVersion, rule] });
}

/** The severities of a row, but those of cases like this one for which an earlier row is used. */
function severitiesUnder(row: CommitmentRow, file: CaseFile): readonly Severity[] {
  const severities = file.severities
    .map(({ id }) => id)
    .filter((severity) => row.severities.includes(severity));
  const own = severities.filter((severity) => {
    const facts = caseFacts(file, { changes: {}, severity });
    return commitmentFor(file, row.metric, facts) === row;
  });
  return own.length > 0 ? own : severities;
}
