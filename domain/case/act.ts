import type { Severity } from '../../policies/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { CaseRequest } from './case-file.ts';

export const OUTCOMES = ['solved', 'unresolved', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface ActCommon {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly note: string | null;
}

export const SEVERITY_REASONS = ['impact-changed', 'lack-of-resources', 'correction'] as const;
type SeverityReason = (typeof SEVERITY_REASONS)[number];

/** What of a case can be changed while it goes on; what is absent stays as it is. */
export interface CaseChanges {
  readonly title?: string;
  readonly reference?: string | null;
  readonly assignee?: string | null;
  readonly contact?: CaseRequest['contact'];
  readonly resourcesCommitted?: boolean;
}

/** What people did, in the order in which it arrived. */
export type Act =
  | (ActCommon & { readonly act: 'response' })
  | (ActCommon & { readonly act: 'customer-request' })
  | (ActCommon & { readonly act: 'customer-reply' })
  /** The request of this id was a mistake: it is as if it had never been made. */
  | (ActCommon & { readonly act: 'withdraw-request'; readonly request: string })
  | (ActCommon & {
      readonly act: 'severity';
      readonly severity: Severity;
      readonly reason: SeverityReason;
      /** Null leaves the statement as it is. */
      readonly businessImpact: string | null;
    })
  | (ActCommon & { readonly act: 'update'; readonly changes: CaseChanges })
  | (ActCommon & { readonly act: 'acknowledge'; readonly level: number })
  | (ActCommon & { readonly act: 'split'; readonly child: string; readonly title: string })
  | (ActCommon & {
      readonly act: 'close';
      readonly outcome: Outcome;
      /** Null where the caller said nothing. */
      readonly chargeCredit: boolean | null;
    })
  | (ActCommon & { readonly act: 'reopen' });
