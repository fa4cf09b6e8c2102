import type { CaseFile, CaseState } from '../case/types.ts';
import { WORDS } from './words/index.ts';
import type { Locale } from './words/locale.ts';

/** The severity of a case with what its offering calls it, in the reader's language if it has a name there. */
export function severityText(
  { severityNames }: Pick<CaseFile, 'severityNames'>,
  { severity }: Pick<CaseState, 'severity'>,
  locale: Locale,
): string {
  const names = severityNames[severity];
  return WORDS[locale].labels.severityNamed(severity, names[locale] ?? names.en);
}
