import type { CaseFile, CaseRequest } from '../../domain/case/types.ts';
import { foldCase } from '../../domain/case/fold.ts';
import { isKnownPlan, findOffering } from '../../domain/offering/catalogue.ts';
import { resolveCase, type ResolvedCase } from '../../domain/offering/resolve.ts';
import { InstantRangeError } from '../../domain/time/errors.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { planClock } from '../../domain/time/plan.ts';
import { zoneDataVersion } from '../../domain/time/zone.ts';
import { caseView } from '../../domain/view/case-view.ts';
import type { Account } from '../../ledger/types.ts';
import type { Offering } from '../../policies/schema.ts';
import type { ApiDeps } from '../deps.ts';
import type { Answer, Call } from '../endpoint.ts';
import { once } from '../idempotency.ts';
import { pastInstant } from '../instants.ts';
import { invalidBody, problem } from '../problems.ts';
import { currentCase } from './current.ts';
import type { NewCase } from './new-case.ts';
import { refusedByOffering } from './refusal.ts';

/** A case as far as it is known before its id is. */
type Draft = Omit<CaseFile, 'id'>;

/**
 * Opens a case once for each `Idempotency-Key`: checks it against account and offering, plans its
 * clock, and starts it. Nothing is made before all of the checks have passed; a request that was
 * answered before is answered the same again, whatever has become of account and offering.
 */
export async function openCase(deps: ApiDeps, call: Call<unknown, unknown, NewCase>) {
  const work = async ({ id }: { id: string }): Promise<Answer> => {
    const draft = await draftCase(deps, call);
    return startCase(deps, { ...draft, id: `case_${id}` });
  };
  return once(deps.ledger.idempotency, call, work, deps.newId);
}

async function startCase(deps: ApiDeps, file: CaseFile): Promise<Answer> {
  const { created } = await deps.cases.open(file);
  // A request before this one, whose answer was lost, may have opened it at another instant.
  const record = created ? openingOf(file, deps.clock()) : await openedBefore(deps, file.id);
  return { status: 201, body: caseView(record, deps.clock()) };
}

function openingOf(file: CaseFile, now: Instant) {
  return { file, state: foldCase(file, [], now).state };
}

async function openedBefore(deps: ApiDeps, id: string) {
  const record = await currentCase(deps, id);
  if (record) return record;
  throw problem('case-not-running', 'The case was started before and was ended by an operator.');
}

async function draftCase(
  deps: ApiDeps,
  { body, now, caller }: Call<unknown, unknown, NewCase>,
): Promise<Draft> {
  const account = await accountOf(deps, body.account);
  const offering = offeringOf(deps, body);
  const openedAt = pastInstant(body.openedAt ?? now, now, 'openedAt');
  const request = requestOf(body);
  const resolved = resolve(deps, { request, account, offering, openedAt });
  const { id, name, region, timeZone } = account;
  return {
    account: { id, name, region, timeZone },
    request,
    policyVersion: resolved.policyVersion,
    zoneDataVersion: zoneDataVersion(),
    commitments: resolved.commitments,
    calendars: resolved.calendars,
    plan: [planFirstResponse(resolved, openedAt, timeZone)],
    openedAt,
    openedBy: caller.name,
    quietBefore: body.quietBefore ?? openedAt,
    reopenWithinMs: resolved.reopenWithinMs,
    notes: resolved.notes,
  };
}

async function accountOf({ ledger }: ApiDeps, id: string): Promise<Account> {
  const account = await ledger.accounts.get(id);
  if (account) return account;
  const errors = [{ path: 'account', message: `there is no account ${id}` }];
  throw problem('account-unknown', `There is no account ${id}.`, { members: { errors } });
}

function offeringOf({ catalogue }: ApiDeps, { offering: id, plan }: NewCase): Offering {
  const offering = findOffering(catalogue, id);
  if (offering === null) {
    throw invalidBody([{ path: 'offering', message: 'is not an offering of this installation' }]);
  }
  if (!isKnownPlan(offering, plan)) {
    throw invalidBody([{ path: 'plan', message: `is not a plan of ${id}` }]);
  }
  return offering;
}

function resolve(
  { catalogue, log }: ApiDeps,
  input: { request: CaseRequest; account: Account; offering: Offering; openedAt: Instant },
): ResolvedCase {
  const resolved = resolveCase({ ...input, catalogue });
  if (!resolved.ok) throw refusedByOffering(resolved.refusals);
  for (const { detail, ...note } of resolved.notes) {
    log.info({ ...note, account: input.account.id }, detail);
  }
  return resolved;
}

function planFirstResponse(
  { commitment, calendars }: ResolvedCase,
  openedAt: Instant,
  timeZone: string,
) {
  const { target, calendar, warnings, source } = commitment;
  try {
    return planClock({
      metric: 'first_response',
      target,
      calendarId: calendar,
      calendar: calendar === null ? null : (calendars[calendar] ?? null),
      startedAt: openedAt,
      timeZone,
      warnings,
      source,
    });
  } catch (error) {
    if (!(error instanceof InstantRangeError)) throw error;
    throw invalidBody([{ path: 'openedAt', message: error.message }]);
  }
}

/** What of the body is the request itself, with its defaults filled in. */
function requestOf(body: NewCase): CaseRequest {
  const {
    account: _account,
    openedAt: _openedAt,
    history: _history,
    quietBefore: _quietBefore,
    ...request
  } = body;
  return request;
}
