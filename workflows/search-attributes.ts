import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/**
 * What operators can filter and sort by in the Temporal UI. Set at the start, where they cost
 * nothing, and updated only when they change.
 */
export const SEARCH_ATTRIBUTES = {
  /** The case's title, at most 100 characters of it: a list of ids tells nobody anything. */
  title: defineSearchAttributeKey('SlaTitle', SearchAttributeType.KEYWORD),
  account: defineSearchAttributeKey('SlaAccount', SearchAttributeType.KEYWORD),
  offering: defineSearchAttributeKey('SlaOffering', SearchAttributeType.KEYWORD),
  severity: defineSearchAttributeKey('SlaSeverity', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('SlaStatus', SearchAttributeType.KEYWORD),
  region: defineSearchAttributeKey('SlaRegion', SearchAttributeType.KEYWORD),
  nextDueAt: defineSearchAttributeKey('SlaNextDueAt', SearchAttributeType.DATETIME),
  breached: defineSearchAttributeKey('SlaBreached', SearchAttributeType.BOOL),
} as const;
