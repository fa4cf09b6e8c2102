import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
  type SearchAttributeUpdatePair,
} from '@temporalio/common';
import { replay } from '../../domain/case/replay.ts';
import { severityRank } from '../../domain/case/severities.ts';
import type { CaseFile, CaseState } from '../../domain/case/types.ts';
import { openBreach } from '../../domain/case/who-acts.ts';
import { packTitle } from '../../domain/operator-text/pack-status-text.ts';
import type { PackFile } from '../../domain/pack/types.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { oneLine } from '../../domain/typed-text/typed-text.ts';

/**
 * What operators can filter and sort by in the Temporal UI. Set at the start, where it costs
 * nothing, and updated only on changes.
 */
export const SEARCH_ATTRIBUTES = {
  /** The case's title, cut to 100 characters: ids alone would tell a reader of the list nothing. */
  title: defineSearchAttributeKey('SlaTitle', SearchAttributeType.KEYWORD),
  /** The number of the case in another system, cut like the title. */
  reference: defineSearchAttributeKey('SlaReference', SearchAttributeType.KEYWORD),
  account: defineSearchAttributeKey('SlaAccount', SearchAttributeType.KEYWORD),
  offering: defineSearchAttributeKey('SlaOffering', SearchAttributeType.KEYWORD),
  severity: defineSearchAttributeKey('SlaSeverity', SearchAttributeType.KEYWORD),
  /** 1 for the highest severity, so that a list can be sorted and narrowed by it. */
  severityRank: defineSearchAttributeKey('SlaSeverityRank', SearchAttributeType.INT),
  status: defineSearchAttributeKey('SlaStatus', SearchAttributeType.KEYWORD),
  region: defineSearchAttributeKey('SlaRegion', SearchAttributeType.KEYWORD),
  nextDueAt: defineSearchAttributeKey('SlaNextDueAt', SearchAttributeType.DATETIME),
  /** When something next happens to a case by itself. */
  nextAt: defineSearchAttributeKey('SlaNextAt', SearchAttributeType.DATETIME),
  breached: defineSearchAttributeKey('SlaBreached', SearchAttributeType.BOOL),
  /** Whether support has to do something now about a deadline that was missed; `breached` stays true afterwards. */
  overdue: defineSearchAttributeKey('SlaOverdue', SearchAttributeType.BOOL),
  /** Whether the customer was silent for so long that the case was flagged. */
  flagged: defineSearchAttributeKey('SlaFlagged', SearchAttributeType.BOOL),
  /** `customer` from a request of support until the reply, also once the case is flagged, or else the kind of the wait for another; absent otherwise. */
  waitingFor: defineSearchAttributeKey('SlaWaitingFor', SearchAttributeType.KEYWORD),
} as const;

const TITLE_LENGTH = 100;

/** The attributes of a case that is about to open. */
export function attributesOf(file: CaseFile, now: Instant): SearchAttributePair[] {
  const { state } = replay(file, [], now);
  const { account, offering, region } = SEARCH_ATTRIBUTES;
  const fixed: SearchAttributePair[] = [
    { key: account, value: file.account.id },
    { key: offering, value: file.request.offering },
    { key: region, value: file.account.region },
  ];
  return [...fixed, ...changingAttributesOf(file, state).filter(isSet)];
}

/** The attributes that follow what happens to a case; null for one that it does not have now. */
export function changingAttributesOf(
  file: CaseFile,
  state: CaseState,
): SearchAttributeUpdatePair[] {
  const { request } = file;
  const { changes, severity, nonResponse } = state;
  const reference = changes.reference === undefined ? request.reference : changes.reference;
  return [
    { key: SEARCH_ATTRIBUTES.title, value: listedText(changes.title ?? request.title) },
    { key: SEARCH_ATTRIBUTES.reference, value: reference && listedText(reference) },
    { key: SEARCH_ATTRIBUTES.severity, value: severity },
    { key: SEARCH_ATTRIBUTES.severityRank, value: severityRank(file, severity) },
    { key: SEARCH_ATTRIBUTES.status, value: state.status },
    { key: SEARCH_ATTRIBUTES.breached, value: state.breached },
    { key: SEARCH_ATTRIBUTES.overdue, value: openBreach(state) !== null },
    { key: SEARCH_ATTRIBUTES.flagged, value: nonResponse?.flagged ?? false },
    { key: SEARCH_ATTRIBUTES.waitingFor, value: state.waitingFor },
    { key: SEARCH_ATTRIBUTES.nextDueAt, value: dateOrNull(state.nextDueAt) },
    { key: SEARCH_ATTRIBUTES.nextAt, value: dateOrNull(state.next?.at ?? null) },
  ];
}

function isSet(pair: SearchAttributeUpdatePair): pair is SearchAttributePair {
  return pair.value !== null;
}

function dateOrNull(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** The attributes of a pack that is being bought; its next due instant is its expiry. */
export function attributesOfPack(file: PackFile): SearchAttributePair[] {
  const { account, offering, expiresAt } = file;
  return [
    {
      key: SEARCH_ATTRIBUTES.title,
      value: listedText(packTitle(file)),
    },
    { key: SEARCH_ATTRIBUTES.account, value: account.id },
    { key: SEARCH_ATTRIBUTES.offering, value: offering },
    { key: SEARCH_ATTRIBUTES.status, value: 'active' },
    { key: SEARCH_ATTRIBUTES.nextDueAt, value: new Date(expiresAt) },
  ];
}

/** A title or reference on one line, cut to what every visibility store indexes, never in the middle of a character. */
function listedText(title: string): string {
  return Array.from(oneLine(title)).slice(0, TITLE_LENGTH).join('');
}
