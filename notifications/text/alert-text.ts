import type { Locale } from '../../domain/text/words/locale.ts';
import type { AlertLine } from '../../ledger/types/deliveries.ts';

/** Several alerts in one message. */
export interface DigestText {
  readonly locale: Locale;
  readonly heading: string;
  readonly lines: readonly AlertLine[];
}

/** An alert in words, for channels to set in their own ways. */
export interface AlertText {
  readonly locale: Locale;
  /** A few words: what happened. */
  readonly heading: string;
  /** One line, for subjects and lists. */
  readonly subject: string;
  /** What happened, in a sentence. */
  readonly happened: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
