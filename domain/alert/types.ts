import type { Metric, Outcome, Severity } from '../case/types.ts';

/** Everything that people can be told of. */
export const ALERT_TYPES = [
  'case.opened',
  'case.sla.warning',
  'case.sla.breached',
  'case.sla.met',
  'case.sla.met_late',
  'case.sla.corrected',
  'case.responded',
  'case.customer.asked',
  'case.customer.reminded',
  'case.customer.replied',
  'case.request.withdrawn',
  'case.severity.changed',
  'case.severity.downgraded',
  'case.flagged',
  'case.escalated',
  'case.acknowledged',
  'case.updated',
  'case.split',
  'case.closed',
  'case.reopened',
  'case.credit.reserved',
  'case.credit.charged',
  'case.credit.returned',
  'case.credit.missing',
  'pack.low',
  'pack.expiring',
  'pack.expired',
  'pack.exhausted',
  'delivery.failed',
  'reconciler.gap',
] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** In which language a reader is told. */
export const ALERT_LOCALES = ['en', 'fr', 'de', 'zh-Hans'] as const;
export type AlertLocale = (typeof ALERT_LOCALES)[number];

/** What a text can speak of; what an event has not got is null. */
export interface AlertFacts {
  /** Who did it; `system` where nobody did. */
  readonly actor: string;
  readonly account: string;
  /** Of the case; empty for packs. */
  readonly title: string;
  readonly severity: Severity | null;
  readonly metric: Metric | null;
  /** The deadline that it is about, as text for the reader. */
  readonly due: string | null;
  readonly percent: number | null;
  readonly beforeMinutes: number | null;
  readonly from: Severity | null;
  readonly to: Severity | null;
  readonly ground: 'silence' | 'impact-changed' | 'lack-of-resources' | 'correction' | null;
  readonly level: number | null;
  readonly levelName: string | null;
  readonly outcome: Outcome | null;
  readonly pack: string | null;
  /** Of a pack: what is left, or lost; of a reconciler: how many are missing. */
  readonly count: number | null;
  readonly days: number | null;
  /** What was withdrawn, could not be delivered, or is missing. */
  readonly what: string | null;
}

/** The texts of one language. */
export interface AlertWords {
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** A few words, for subjects and headings. */
  readonly headings: Readonly<Record<AlertType, string>>;
  /** What happened, in a sentence. */
  readonly happened: Readonly<Record<AlertType, (facts: AlertFacts) => string>>;
  readonly labels: {
    readonly case: string;
    readonly pack: string;
    readonly account: string;
    readonly severity: string;
    readonly why: string;
    readonly source: (document: string, section: string) => string;
    readonly chosen: string;
    readonly next: string;
    readonly nothingNext: string;
    readonly nextDue: (metric: Metric, due: string) => string;
    readonly at: string;
    /** An instant where its reader is and, where that is another time, where the account is. */
    readonly moment: (own: Moment, there: Moment | null) => string;
    /** Of a pack: when its credits expire, or that they have. */
    readonly packExpires: (due: string) => string;
    readonly packOver: string;
    /** Between a label and what it names. */
    readonly colon: string;
    /** Between the parts of a list. */
    readonly comma: string;
    readonly openCase: string;
    readonly openPack: string;
    readonly openTemporal: string;
    readonly openDeliveries: string;
    readonly openGaps: string;
    readonly test: string;
    readonly digest: (count: number) => string;
  };
}

/** An instant in one place, as its reader's language writes the parts. */
export interface Moment {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

/** How a reader is told. */
export interface Reader {
  readonly locale: AlertLocale;
  /** IANA zone; null is that of the account. */
  readonly timeZone: string | null;
}

/** An alert among others in a digest. */
export interface AlertLine {
  readonly subject: string;
  readonly happened: string;
  /** Null where there is nothing to open. */
  readonly url: string | null;
}

/** Several alerts in one message. */
export interface DigestText {
  readonly locale: AlertLocale;
  readonly heading: string;
  readonly lines: readonly AlertLine[];
}

/** An alert in words, for channels to set in their own ways. */
export interface AlertText {
  readonly locale: AlertLocale;
  /** A few words: what happened. */
  readonly heading: string;
  /** One line, for subjects and lists. */
  readonly subject: string;
  /** What happened, in a sentence. */
  readonly happened: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
