import type { Locale } from './locale.ts';

/** An alert among others in a digest. */
export interface AlertLine {
  readonly subject: string;
  readonly happened: string;
  /** Null where there is nothing to open. */
  readonly url: string | null;
}

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
