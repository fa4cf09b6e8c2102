import type { Locale } from '../../domain/text/words/locale.ts';
import type { AlertLine } from '../../ledger/types/deliveries.ts';

export interface DigestText {
  readonly locale: Locale;
  /** The worst alert in a few words, and how many others there are. */
  readonly heading: string;
  /** The same in one line, with the case of the worst alert. */
  readonly subject: string;
  /** In the order of time. */
  readonly lines: readonly AlertLine[];
}

/** A fact beside the sentence of an alert. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** An alert in words, for channels to format. */
export interface AlertText {
  readonly locale: Locale;
  /** A few words that say what happened. */
  readonly heading: string;
  /** One line, for subjects and lists. */
  readonly subject: string;
  /** What happened, in a sentence. */
  readonly happened: string;
  readonly facts: readonly Fact[];
  /** The facts that its entry in a digest repeats, the most important first. */
  readonly details: readonly Fact[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
