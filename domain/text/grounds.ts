import { caseFacts } from '../case/case-facts.ts';
import { commitmentFor, rowOf } from '../case/commitment-for.ts';
import {
  CATEGORIES,
  type CaseFile,
  type Category,
  type CommitmentRow,
  type Metric,
  type Severity,
  type Source,
  type SourceDocuments,
} from '../case/types.ts';
import { metricName } from './metric-name.ts';
import { WORDS } from './words/index.ts';
import type { Locale } from './words/locale.ts';
import type { RuleMeaning } from './words/words.ts';

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
  const id = categories.includes(requested) ? requested : (categories[0] ?? requested);
  const severities = severitiesUnder(row, file);
  return labels.rule({
    category: categoryOf(file, id, locale),
    severities,
    metric: metric === 'first_response' ? null : metricName(file, metric, locale),
    target,
    ids: [policyVersion, rule],
  });
}

/** One of ours by its id, as each language has words for it; one of the offering's own by its name. */
function categoryOf(
  { vocabulary: { categories } }: CaseFile,
  category: Category,
  locale: Locale,
): RuleMeaning['category'] {
  const name = categories.find(({ id }) => id === category)?.name;
  if (name) return { name: name[locale] ?? name.en };
  return CATEGORIES.find((each) => each === category) ?? { name: category };
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
