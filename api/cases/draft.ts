import { offered, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import { meant } from '../../catalogue/schema/issue-words.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { openingFacts } from '../../domain/case/case-facts.ts';
import { commitmentFor } from '../../domain/case/commitment-for.ts';
import { jsonBytes } from '../../domain/case/json-bytes.ts';
import { MAX_FILE_BYTES } from '../../domain/case/message-limits.ts';
import { firstRequest } from '../../domain/case/scheduler.ts';
import type { CaseFile, CaseRequest } from '../../domain/case/types.ts';
import { localCalendar } from '../../domain/offering/calendar.ts';
import { findOffering } from '../../domain/offering/catalogue.ts';
import { isNoneLeft } from '../../domain/offering/credit.ts';
import { documentsIn } from '../../domain/offering/documents.ts';
import type { OfferingAccount } from '../../domain/offering/facts.ts';
import { keepCalendars } from '../../domain/offering/kept-calendars.ts';
import { notesBetween } from '../../domain/offering/notes-between.ts';
import { resolveCase, type ResolvedCase } from '../../domain/offering/resolve.ts';
import { fieldsFor } from '../../domain/offering/vocabulary.ts';
import { usableCredits, usablePacks } from '../../domain/pack/usable.ts';
import { keepingScheduler, scheduled, schedulesOf } from '../../domain/scheduling/schedule-case.ts';
import { InstantRangeError } from '../../domain/time/errors.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import { invalidBody } from '../http/problems.ts';
import { refusedForAccount } from '../packs/none-left.ts';
import type { Packs } from '../packs/packs-of.ts';
import { actsOf, checkHistory } from './history.ts';
import type { CaseTerms } from './new-case.ts';
import { requestOf } from './request-of.ts';

/** A case file without its id, which is not known yet. */
export type Draft = Omit<CaseFile, 'id'>;

/** What a case is opened with. Its instants have been checked. */
export interface DraftInput {
  readonly catalogue: Catalogue;
  readonly terms: CaseTerms;
  readonly account: OfferingAccount & { readonly id: string; readonly name: string };
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** No act of its history may come later. */
  readonly until: Instant;
  /** The packs that its account may use, and as of when; none if absent. */
  readonly packs?: Packs;
  /**
   * An earlier attempt at the same request may have taken the very credit that is missing now. The draft
   * passes then, and whether there is a credit is decided when it is taken.
   */
  readonly mayHoldCredit?: boolean;
  /** The case that this one is split from. */
  readonly parent?: string;
}

/** A draft has no id yet, and its schedules do not depend on one. */
const NO_ID = 'draft';

/**
 * What is promised to a case under the newest version of its offering, and everything else that is fixed
 * when it opens. Previews and openings share it, so they cannot disagree. Throws `Problem`: 400 for an
 * unknown offering, plan or severity, or for wrong instants or acts of the history, 422 for broken rules.
 */
export function draftCase(input: DraftInput): Draft {
  const { catalogue, terms, account, openedAt, openedBy, until, packs, parent = null } = input;
  const offering = offeringOf(catalogue, terms);
  // A part goes on with what its case was opened under.
  if (parent === null) requireOffered(catalogue, offering);
  const { history: past, quietBefore, ...sent } = terms;
  const request = requestOf(offering, sent, account);
  const usable = packs ? usablePacks(packs.open, request, { at: openedAt, now: packs.now }) : [];
  const facts = { request, account, offering, openedAt, catalogue };
  const availableCredits = sumOf(usable.map(({ state }) => usableCredits(state)));
  const counted = resolveCase({ ...facts, availableCredits });
  const lacksCreditAlone = !counted.ok && counted.refusals.every(isNoneLeft);
  const resolved =
    lacksCreditAlone && input.mayHoldCredit
      ? resolveCase({ ...facts, availableCredits: 1 })
      : counted;
  if (!resolved.ok) {
    const { open = [], now = openedAt } = packs ?? {};
    throw refusedForAccount(resolved.refusals, { open, now, wanted: request.pack });
  }
  const { id, name, region, subdivision, timeZone, agreements, partner } = account;
  const { policyVersion, commitments, metrics, openedOutside, rules, nonResponse, credit } =
    resolved;
  const { language, channel, calendars, reopenWithinMs, resolutionOnReopening } = resolved;
  const { vocabulary, severityMatrix, severities, tellsContactWhenUnresolved, waits } = resolved;
  const file: CaseFile = {
    id: NO_ID,
    account: {
      id,
      name,
      region,
      subdivision,
      timeZone,
      agreements,
      partner,
      fields: fieldsFor(offering, account),
    },
    request,
    policyVersion,
    zoneDataVersion: newestZoneData(),
    commitments,
    metrics,
    openedOutside,
    rules,
    nonResponse,
    waits,
    credit: credit && { ...credit, packs: usable.map((pack) => pack.file.id) },
    language,
    channel,
    calendars: keepCalendars(calendars),
    documents: documentsIn(catalogue, {
      commitments,
      nonResponse,
      waits,
      credit,
      rules,
      severityMatrix,
    }),
    vocabulary,
    severityMatrix,
    severities,
    schedules: {},
    history: actsOf(past, { openedAt, openedBy, until }),
    parent,
    openedAt,
    openedBy,
    quietBefore: quietBefore ?? openedAt,
    reopenWithinMs,
    resolutionOnReopening,
    tellsContactWhenUnresolved,
    notes: [],
  };
  checkInRange(file);
  const kept = keepingScheduler(file);
  checkHistory(file, kept.scheduler);
  const { id: _none, ...draft } = { ...file, schedules: schedulesOf(file, kept) };
  checkSize(draft);
  return { ...draft, notes: notesOn(draft, resolved.notes, input) };
}

/** Throws `Problem` 400 for a case that would leave no room for its acts in the engine's messages. */
function checkSize(draft: Draft): void {
  const bytes = jsonBytes(draft);
  if (bytes <= MAX_FILE_BYTES) return;
  const path = draft.history.length > 0 ? 'history' : '';
  const message = `makes a case of ${bytes} bytes, more than the ${MAX_FILE_BYTES} that one may open with: shorten its notes or leave acts out`;
  throw invalidBody([{ path, message }]);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Holidays that are known at the opening may be unknown in a later year, before the last deadline. */
function notesOn(
  draft: Draft,
  atOpening: ResolvedCase['notes'],
  { catalogue, account, openedAt }: DraftInput,
): ResolvedCase['notes'] {
  const { schedules, commitments, metrics } = draft;
  const deadlines = Object.values(schedules).map(({ dueAt }) => dueAt ?? openedAt);
  const facts = openingFacts(draft);
  const promises = metrics.flatMap(({ id }) => commitmentFor({ commitments }, id, facts) ?? []);
  const ids = new Set(promises.flatMap(({ target, calendar }) => (target && calendar) ?? []));
  const noted = new Set(atOpening.map(({ detail }) => detail));
  const untilDeadline = [...ids].flatMap((id) =>
    notesBetween(localCalendar(catalogue, id, account), openedAt, Math.max(...deadlines)),
  );
  return [...atOpening, ...untilDeadline.filter(({ detail }) => !noted.has(detail))];
}

function offeringOf(
  catalogue: Catalogue,
  { offering: id }: Pick<CaseRequest, 'offering'>,
): Offering {
  const offering = findOffering(catalogue, id);
  if (offering === null) {
    const known = offered(catalogue).map((each) => each.id);
    const message = `is not an offering of this installation${meant(id, known)}`;
    throw invalidBody([{ path: 'offering', message }]);
  }
  return offering;
}

/** Throws `Problem` 400 for an offering that is switched off. */
function requireOffered({ switchedOff }: Catalogue, { id }: Offering): void {
  if (!switchedOff.includes(id)) return;
  const message = 'is switched off here: no cases are opened under it, and open ones go on';
  throw invalidBody([{ path: 'offering', message }]);
}

/** Throws `Problem` 400 if the first deadline lies outside the supported years. */
function checkInRange(file: CaseFile): void {
  try {
    const first = firstRequest(file);
    if (first !== null) scheduled(file, first);
  } catch (error) {
    if (!(error instanceof InstantRangeError)) throw error;
    throw invalidBody([{ path: 'openedAt', message: error.message }]);
  }
}
