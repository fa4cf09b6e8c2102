import { severityNames } from '../case/severities.ts';
import type { CaseFile, CaseState } from '../case/types.ts';
import { WORDS } from './words/index.ts';
import type { Locale } from './words/locale.ts';

/** The severity of a case with what its offering calls it, in the reader's language if it has a name there. */
export function severityText(
  file: Pick<CaseFile, 'severities'>,
  { severity }: Pick<CaseState, 'severity'>,
  locale: Locale,
): string {
  const names = severityNames(file, severity);
  const name = names[locale] ?? names.en;
  // An offering may call its severities by their names: `urgent (urgent)` would say it twice.
  return name === severity ? severity : WORDS[locale].labels.severityNamed(severity, name);
}
