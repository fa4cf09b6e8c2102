import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import {
  OFFERING_NOTE,
  type CaseNote,
  type CaseRequest,
  type ChannelCoverage,
  type CommitmentRow,
  type CreditTerms,
  type EscalationRule,
  type LanguageCoverage,
  type MetricRule,
  type PinnedCalendar,
  type PinnedRule,
  type NonResponsePolicy,
  type SeverityLevel,
  type SeverityMatrix,
  type Vocabulary,
  type WaitPolicy,
} from '../case/types.ts';
import { choicesOf, commitmentFor } from '../case/commitment-for.ts';
import type { Instant } from '../time/instant.ts';
import { DAY } from '../time/units.ts';
import { refusalsOf, type BrokenRule } from './broken-rule.ts';
import type { CalendarNote } from './calendar-note.ts';
import { policyVersionOf } from './catalogue.ts';
import { NoCommitmentError, rowsOf } from './commitment.ts';
import { creditRefusals, creditTermsOf } from './credit.ts';
import { factsOf, openedFacts, type OfferingAccount } from './facts.ts';
import { languageFor } from './language.ts';
import { pinCalendar } from './pinned-calendar.ts';
import { reachable } from './reachable.ts';
import { channelFor } from './request-channel.ts';
import { openedOutside } from './opened-outside.ts';
import { vocabularyOf } from './vocabulary.ts';
import { metricsOf } from './metrics.ts';
import { waitsOf } from './waits.ts';

interface ResolveInput {
  /** Its offering must exist, and know what it says: check with `findOffering` and `vocabularyMistakes` first. */
  readonly request: CaseRequest;
  readonly account: OfferingAccount;
  readonly offering: Offering;
  readonly catalogue: Catalogue;
  readonly openedAt: Instant;
  /** The number of pack credits that the account could use for this case; zero by default. */
  readonly availableCredits?: number;
}

export interface ResolvedCase {
  readonly ok: true;
  readonly policyVersion: string;
  /** Null if the offering says nothing about it. */
  readonly language: LanguageCoverage | null;
  readonly channel: ChannelCoverage | null;
  /** Every row that an act may lead to, even where rules would refuse the case now: what they require may be supplied later. */
  readonly commitments: readonly CommitmentRow[];
  /** The calendars that conditions of the offering name and that are closed at the opening. */
  readonly openedOutside: readonly string[];
  /** The offering's rules for refusals that an act may break, in its order. */
  readonly rules: readonly PinnedRule[];
  /** Null if non-response has no consequence. */
  readonly nonResponse: NonResponsePolicy | null;
  readonly metrics: readonly MetricRule[];
  readonly waits: readonly WaitPolicy[];
  /** Null if the case uses no credit of a pack. */
  readonly credit: Omit<CreditTerms, 'packs'> | null;
  /** Every calendar named by the fields above, resolved for this account. */
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  readonly reopenWithinMs: number;
  readonly resolutionOnReopening: Offering['reopening']['resolution'];
  readonly vocabulary: Vocabulary;
  readonly severityMatrix: SeverityMatrix | null;
  readonly severities: readonly SeverityLevel[];
  readonly tellsContactWhenUnresolved: boolean;
  /** The offering's own, and those on its calendars. */
  readonly notes: readonly CaseNote[];
}

interface RefusedCase {
  readonly ok: false;
  /** At least one, in the offering's order; the first one's code becomes the `code` of the response. */
  readonly refusals: readonly BrokenRule[];
}

/**
 * Resolves a request against an offering: its commitments and calendars, or every rule it breaks.
 * Throws `NoCommitmentError`, `UnknownCalendarError`.
 */
export function resolveCase(input: ResolveInput): ResolvedCase | RefusedCase {
  const { offering, request, account, catalogue, availableCredits = 0 } = input;
  const outside = openedOutside(offering, catalogue, account, input.openedAt);
  const facts = factsOf(request, account, availableCredits, outside);
  const refusals = [
    ...refusalsOf(offering, facts),
    ...creditRefusals(offering, request, availableCredits),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const rows = rowsOf(offering);
  if (!commitmentFor({ commitments: rows }, 'first_response', facts)) {
    throw new NoCommitmentError(offering.id, request);
  }
  const terms = {
    commitments: rows,
    metrics: metricsOf(offering),
    nonResponse: offering.nonResponse,
    notes: notesOf(offering),
    rules: offering.rules,
  };
  const left = reachable(terms, openedFacts(request, account, outside));
  const { commitments, nonResponse } = left;
  const language = languageFor(offering, request, account, catalogue);
  const channel = channelFor(offering, request, account, facts);
  const waits = waitsOf(offering);
  const named = [
    ...commitments.flatMap((row) => [
      row,
      ...row.coverage,
      ...row.escalations.map(calendarOfLevel),
    ]),
    ...Object.values(nonResponse?.steps ?? {}).flatMap(({ calendar }) => choicesOf(calendar)),
    ...waits.map(({ reminder }) => reminder),
    language,
    channel,
  ];
  const pinned = pinAll(input, named);
  return {
    ok: true,
    policyVersion: policyVersionOf(offering),
    commitments,
    metrics: left.metrics,
    openedOutside: outside,
    language,
    channel,
    rules: left.rules,
    nonResponse,
    waits,
    credit: creditTermsOf(offering, request),
    calendars: pinned.calendars,
    notes: [...left.notes, ...pinned.notes],
    reopenWithinMs: reopeningDays(offering, request) * DAY,
    resolutionOnReopening: offering.reopening.resolution,
    vocabulary: vocabularyOf(offering),
    severityMatrix: offering.severities.matrix ?? null,
    severities: offering.severities.levels.map(({ id, name }) => ({ id, name })),
    tellsContactWhenUnresolved: offering.closing?.tellsContact?.unresolved ?? false,
  };
}

/** The calendar of a level; null where it has none, or is counted as its clock. */
function calendarOfLevel({ calendar = null }: EscalationRule): {
  readonly calendar: string | null;
} {
  return { calendar };
}

/** How long a case that came by the request's channel can be reopened. */
function reopeningDays({ reopening }: Offering, { channel }: CaseRequest): number {
  const own = reopening.byChannel.find(({ channels }) => channels.includes(channel));
  return own?.days ?? reopening.days;
}

/** The offering's own notes, with the cases to which each applies. */
function notesOf({ notes }: Offering): readonly CaseNote[] {
  return notes.map(({ text, when }) => ({
    code: OFFERING_NOTE,
    detail: text,
    ...(when && { when }),
  }));
}

function pinAll(
  { catalogue, account, openedAt }: ResolveInput,
  naming: readonly ({ readonly calendar: string | null } | null)[],
): Pick<ResolvedCase, 'calendars'> & { readonly notes: readonly CalendarNote[] } {
  const ids = new Set(naming.flatMap((each) => each?.calendar ?? []));
  const pinned = [...ids].map((id) => pinCalendar(catalogue, id, account, openedAt));
  return {
    calendars: Object.fromEntries(pinned.map(({ calendar }) => [calendar.id, calendar])),
    notes: pinned.flatMap(({ notes }) => notes),
  };
}
