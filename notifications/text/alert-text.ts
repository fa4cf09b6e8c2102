import type { Locale } from '../../domain/text/words/locale.ts';
import type { AlertLine } from '../../ledger/types/deliveries.ts';

export interface DigestText {
  readonly locale: Locale;
  readonly heading: string;
  readonly lines: readonly AlertLine[];
}

/** An alert in words, for channels to format. */
export interface AlertText {
  readonly locale: Locale;
  /** A few words that say what happened. */
  readonly heading: string;
  /** One line, for subjects and lists. */
  readonly subject: string;
  /** One sentence that says what happened. */
  readonly happened: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
