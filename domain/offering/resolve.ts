import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { applies, type Facts } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { severitiesOf } from '../../catalogue/schema/severity-schema.ts';
import {
  OFFERING_NOTE,
  type CaseNote,
  type CaseRequest,
  type ChannelCoverage,
  type Commitments,
  type CreditTerms,
  type LanguageCoverage,
  type PinnedCalendar,
  type PinnedRule,
  type NonResponsePolicy,
  type SeverityLevel,
  type WaitPolicy,
} from '../case/types.ts';
import type { Instant } from '../time/instant.ts';
import { DAY } from '../time/units.ts';
import { refusalsOf, type BrokenRule } from './broken-rule.ts';
import type { CalendarNote } from './calendar-note.ts';
import { policyVersionOf } from './catalogue.ts';
import { commitmentsAt, NoCommitmentError } from './commitment.ts';
import { creditRefusals, creditTermsOf } from './credit.ts';
import { factsOf, type OfferingAccount } from './facts.ts';
import { languageFor } from './language.ts';
import { pinCalendar } from './pinned-calendar.ts';
import { channelFor } from './request-channel.ts';
import { openedOutside } from './opened-outside.ts';
import { waitsOf } from './waits.ts';

interface ResolveInput {
  /** Its offering and plan must exist: check with `findOffering` and `isKnownPlan` first. */
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
  /**
   * For every severity for which the offering has a row, even those that its rules would refuse to
   * this request now, because what they require may be supplied later.
   */
  readonly commitments: Commitments;
  /** The calendars that conditions of the offering name and that are closed at the opening. */
  readonly openedOutside: readonly string[];
  /** The offering's rules for refusals, in its order. */
  readonly rules: readonly PinnedRule[];
  /** Null if non-response has no consequence. */
  readonly nonResponse: NonResponsePolicy | null;
  readonly waits: readonly WaitPolicy[];
  /** Null if the case uses no credit of a pack. */
  readonly credit: Omit<CreditTerms, 'packs'> | null;
  /** Every calendar named by the fields above, resolved for this account. */
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  readonly reopenWithinMs: number;
  readonly resolutionOnReopening: Offering['reopening']['resolution'];
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
  const commitments = commitmentsOf(input, outside);
  if (!commitments[request.severity]) throw new NoCommitmentError(offering.id, request);
  const language = languageFor(offering, request, account, catalogue);
  const channel = channelFor(offering, request, account, facts);
  const nonResponse = nonResponseOf(offering, facts);
  const waits = waitsOf(offering);
  const named = [
    ...Object.values(commitments)
      .flatMap((each) => Object.values(each))
      .flatMap((each) => [each, ...each.coverage]),
    ...Object.values(nonResponse?.steps ?? {}),
    ...waits.map(({ reminder }) => reminder),
    language,
    channel,
  ];
  const pinned = pinAll(input, named);
  return {
    ok: true,
    policyVersion: policyVersionOf(offering),
    commitments,
    openedOutside: outside,
    language,
    channel,
    rules: offering.rules,
    nonResponse,
    waits,
    credit: creditTermsOf(offering, request),
    calendars: pinned.calendars,
    notes: [...notesOf(offering, facts), ...pinned.notes],
    reopenWithinMs: reopeningDays(offering, request) * DAY,
    resolutionOnReopening: offering.reopening.resolution,
    severities: offering.severities.levels.map(({ id, name }) => ({ id, name })),
    tellsContactWhenUnresolved: offering.closing?.tellsContact?.unresolved ?? false,
  };
}

function commitmentsOf(
  { request, account, offering, availableCredits = 0 }: ResolveInput,
  outside: readonly string[],
): Commitments {
  const entries = severitiesOf(offering).flatMap((severity) => {
    const at = { ...request, severity };
    const found = commitmentsAt(offering, at, factsOf(at, account, availableCredits, outside));
    return found ? [[severity, found] as const] : [];
  });
  return Object.fromEntries(entries);
}

function nonResponseOf({ nonResponse }: Offering, facts: Facts): NonResponsePolicy | null {
  if (nonResponse === null) return null;
  const { grounds, reminders, steps, source } = nonResponse;
  const resolved = Object.entries(steps).map(([severity, step]) => {
    return [severity, { ...step, calendar: calendarFor(step.calendar, facts) }] as const;
  });
  return { grounds, reminders, steps: Object.fromEntries(resolved), source };
}

/** The calendar that silence is counted on; in a list, the first whose `when` holds. */
function calendarFor(calendar: Silence['calendar'], facts: Facts): string | null {
  if (!Array.isArray(calendar)) return calendar;
  return calendar.find((each) => applies(each, facts))?.calendar ?? null;
}

type Silence = NonNullable<Offering['nonResponse']>['steps'][string];

/** How long a case that came by the request's channel can be reopened. */
function reopeningDays({ reopening }: Offering, { channel }: CaseRequest): number {
  const own = reopening.byChannel.find(({ channels }) => channels.includes(channel));
  return own?.days ?? reopening.days;
}

/** The offering's own notes on such a case. */
function notesOf({ notes }: Offering, facts: Facts): readonly CaseNote[] {
  return notes
    .filter((note) => applies(note, facts))
    .map(({ text }) => ({ code: OFFERING_NOTE, detail: text }));
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
