import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributePair,
} from '@temporalio/common';
import { replay } from '../../domain/case/replay.ts';
import type { CaseFile } from '../../domain/case/types.ts';
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
  account: defineSearchAttributeKey('SlaAccount', SearchAttributeType.KEYWORD),
  offering: defineSearchAttributeKey('SlaOffering', SearchAttributeType.KEYWORD),
  severity: defineSearchAttributeKey('SlaSeverity', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('SlaStatus', SearchAttributeType.KEYWORD),
  region: defineSearchAttributeKey('SlaRegion', SearchAttributeType.KEYWORD),
  nextDueAt: defineSearchAttributeKey('SlaNextDueAt', SearchAttributeType.DATETIME),
  breached: defineSearchAttributeKey('SlaBreached', SearchAttributeType.BOOL),
} as const;

const TITLE_LENGTH = 100;

/** The attributes of a case that is about to open. */
export function attributesOf(file: CaseFile, now: Instant): SearchAttributePair[] {
  const { state } = replay(file, [], now);
  const { title, account, offering, severity, status, region, nextDueAt, breached } =
    SEARCH_ATTRIBUTES;
  return [
    { key: title, value: titleAttribute(file.request.title) },
    { key: account, value: file.account.id },
    { key: offering, value: file.request.offering },
    { key: severity, value: state.severity },
    { key: status, value: state.status },
    { key: region, value: file.account.region },
    { key: breached, value: state.breached },
    ...(state.nextDueAt === null ? [] : [{ key: nextDueAt, value: new Date(state.nextDueAt) }]),
  ];
}

/** The attributes of a pack that is being bought; its next due instant is its expiry. */
export function attributesOfPack(file: PackFile): SearchAttributePair[] {
  const { account, offering, expiresAt } = file;
  return [
    {
      key: SEARCH_ATTRIBUTES.title,
      value: titleAttribute(packTitle(file)),
    },
    { key: SEARCH_ATTRIBUTES.account, value: account.id },
    { key: SEARCH_ATTRIBUTES.offering, value: offering },
    { key: SEARCH_ATTRIBUTES.status, value: 'active' },
    { key: SEARCH_ATTRIBUTES.nextDueAt, value: new Date(expiresAt) },
  ];
}

/** A title on one line, cut to what every visibility store indexes, never in the middle of a character. */
export function titleAttribute(title: string): string {
  return Array.from(oneLine(title)).slice(0, TITLE_LENGTH).join('');
}
