import type { Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { CaseRequest } from './case-request.ts';
import type { CreditTerms } from './credit.ts';
import type { ScheduleTable } from './schedule.ts';
import type {
  ChannelCoverage,
  Commitments,
  LanguageCoverage,
  PinnedCalendar,
  PinnedRule,
  NonResponsePolicy,
} from './commitment.ts';

/** What of an account a case needs for its whole life, copied at the opening. */
export interface CaseAccount {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** IANA zone: local times of this case are shown in it. */
  readonly timeZone: string;
  /** What rules of the offering look at. */
  readonly subdivision: string | null;
  readonly agreements: readonly string[];
  readonly partner: boolean;
}

/** Everything that is fixed when a case opens: the workflow's input, kept by the ledger too. */
export interface CaseFile {
  readonly id: string;
  readonly account: CaseAccount;
  readonly request: CaseRequest;
  /** `21vianet@1`: the offering's version when the case arrived. */
  readonly policyVersion: string;
  /** The zone data that the plan was made with (`process.versions.tz`, e.g. `2025c`). */
  readonly zoneDataVersion: string;
  readonly commitments: Commitments;
  /** Null where the offering says nothing of it. */
  readonly language: LanguageCoverage | null;
  readonly channel: ChannelCoverage | null;
  /** What the offering refuses, for acts that change the case. */
  readonly rules: readonly PinnedRule[];
  /** Null where nothing follows from a customer's silence. */
  readonly nonResponse: NonResponsePolicy | null;
  /** Null where the case uses no credit of a pack. */
  readonly credit: CreditTerms | null;
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  /** What was scheduled when the case opened: its clocks, and all that a history calls for. */
  readonly schedules: ScheduleTable;
  /** The acts of a case that was taken over, in their order; none of another. */
  readonly history: readonly Act[];
  /** The case that this one was split from. */
  readonly parent: string | null;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** What fell due before this instant is recorded and not alerted. */
  readonly quietBefore: Instant;
  /** How long after its close the case can be reopened, and late acts are taken. */
  readonly reopenWithinMs: number;
  /** What people should know of how the plan was made, such as that holidays are not known. */
  readonly notes: readonly {
    readonly code: string;
    readonly calendar?: string;
    readonly detail: string;
  }[];
}
