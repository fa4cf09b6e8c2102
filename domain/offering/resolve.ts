import type { Catalogue } from '../../policies/catalogue.ts';
import type { Facts } from '../../policies/matcher.ts';
import type { Offering } from '../../policies/schema.ts';
import {
  SEVERITIES,
  type CaseRequest,
  type ChannelCoverage,
  type Commitment,
  type Coverage,
  type LanguageCoverage,
  type PinnedCalendar,
  type Severity,
} from '../case/types.ts';
import type { Instant } from '../time/instant.ts';
import { channelFor } from './channel.ts';
import { languageFor } from './language.ts';
import type { CalendarNote } from './calendar-note.ts';
import { policyVersionOf } from './catalogue.ts';
import { commitmentFor } from './commitment.ts';
import { factsOf, type OfferingAccount } from './facts.ts';
import { pinCalendar } from './pinned-calendar.ts';
import { refusalsOf, type Refusal } from './refusal.ts';

const DAY_MS = 86_400_000;

interface ResolveInput {
  /** Its offering and plan are known: `findOffering` and `isKnownPlan` are asked before. */
  readonly request: CaseRequest;
  readonly account: OfferingAccount;
  readonly offering: Offering;
  readonly catalogue: Catalogue;
  readonly openedAt: Instant;
  /** Credits of packs that the account could use for this case; by default none. */
  readonly availableCredits?: number;
}

export interface ResolvedCase {
  readonly ok: true;
  readonly policyVersion: string;
  /** Of the severity asked for. */
  readonly commitment: Commitment;
  readonly coverage: Coverage;
  /** Null where the offering says nothing of it. */
  readonly language: LanguageCoverage | null;
  readonly channel: ChannelCoverage | null;
  /** Of every severity that the same request could have had; those it is refused are absent. */
  readonly commitments: Readonly<Partial<Record<Severity, Commitment>>>;
  /** Every calendar that is named by these, as it is for this account. */
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  readonly reopenWithinMs: number;
  readonly notes: readonly CalendarNote[];
}

interface RefusedCase {
  readonly ok: false;
  /** At least one, in the offering's order: the first is the answer's `code`. */
  readonly refusals: readonly Refusal[];
}

/** What a request gets of an offering: its commitments and calendars, or every rule it breaks. */
export function resolveCase(input: ResolveInput): ResolvedCase | RefusedCase {
  const asked = judge(input, input.request.severity);
  if (!asked.ok) return asked;
  const commitments: Partial<Record<Severity, Commitment>> = {};
  for (const severity of SEVERITIES) {
    const judged = judge(input, severity);
    if (judged.ok) commitments[severity] = judged.commitment;
  }
  const { offering, request, account, catalogue } = input;
  const language = languageFor(offering, request, account, catalogue);
  const channel = channelFor(offering, request, account, asked.facts);
  const coverages = Object.values(commitments).map(({ coverage }) => coverage);
  return {
    ok: true,
    policyVersion: policyVersionOf(offering),
    commitment: asked.commitment,
    coverage: asked.commitment.coverage,
    language,
    channel,
    commitments,
    ...pinAll(input, [...Object.values(commitments), ...coverages, language, channel]),
    reopenWithinMs: offering.reopening.days * DAY_MS,
  };
}

function judge(
  { request, account, offering, availableCredits = 0 }: ResolveInput,
  severity: Severity,
): { readonly ok: true; readonly commitment: Commitment; readonly facts: Facts } | RefusedCase {
  const at = { ...request, severity };
  const facts = factsOf(at, account, availableCredits);
  const refusals = refusalsOf(offering, facts);
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, commitment: commitmentFor(offering, at, facts), facts };
}

function pinAll(
  { catalogue, account, openedAt }: ResolveInput,
  naming: readonly ({ readonly calendar: string | null } | null)[],
): Pick<ResolvedCase, 'calendars' | 'notes'> {
  const ids = new Set(naming.flatMap((each) => each?.calendar ?? []));
  const pinned = [...ids].map((id) => pinCalendar(catalogue, id, account, openedAt));
  return {
    calendars: Object.fromEntries(pinned.map(({ calendar }) => [calendar.id, calendar])),
    notes: pinned.flatMap(({ notes }) => notes),
  };
}
