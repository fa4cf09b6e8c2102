import type {
  Category,
  CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  Severity,
} from '../../policies/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { Act } from './act.ts';
import type { CreditTerms } from './credit.ts';
import type { ClockPlan, PlanTable } from './plan.ts';
import type {
  ChannelCoverage,
  Commitment,
  LanguageCoverage,
  PinnedCalendar,
  PinnedRule,
  SilencePolicy,
} from './promise.ts';

/** What the caller asked for, with every default filled in; absent optional values are null. */
export interface CaseRequest {
  readonly offering: string;
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
  /** BCP 47. */
  readonly language: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly title: string;
  readonly businessImpact: string | null;
  readonly resourcesCommitted: boolean;
  readonly requesterRole: (typeof REQUESTER_ROLES)[number];
  readonly contact: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly of: (typeof PARTIES)[number];
  } | null;
  readonly roundTheClock: boolean;
  /** `auto`, `single`, or a pack's id. */
  readonly pack: string;
  readonly proofOfEntitlement: {
    readonly kind: (typeof ENTITLEMENT_KINDS)[number];
    readonly id: string;
  } | null;
  readonly subscriptionOwner: (typeof PARTIES)[number];
  readonly scope: (typeof SCOPES)[number] | null;
  readonly reference: string | null;
}

/** What of an account a case needs for its whole life, copied at the opening. */
export interface CaseAccount {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  /** IANA zone: local times of this case are shown in it. */
  readonly timeZone: string;
  /** What rules of the offering look at; absent from files of before rules travelled with a case. */
  readonly subdivision?: string | null;
  readonly agreements?: readonly string[];
  readonly partner?: boolean;
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
  /** Of every severity of which the offering promises something to such a case. */
  readonly commitments: Readonly<Partial<Record<Severity, Commitment>>>;
  /** Null where the offering says nothing of it; absent from files of before it was kept. */
  readonly language?: LanguageCoverage | null;
  readonly channel?: ChannelCoverage | null;
  /** Promises beside the first response, by severity; absent where there are none. */
  readonly further?: Readonly<Partial<Record<Severity, readonly Commitment[]>>>;
  /** What the offering refuses, for acts that change the case; absent where it was not kept. */
  readonly rules?: readonly PinnedRule[];
  /** Null or absent where nothing follows from silence. */
  readonly silence?: SilencePolicy | null;
  /** Null or absent where the case uses no credit of a pack. */
  readonly credit?: CreditTerms | null;
  readonly calendars: Readonly<Record<string, PinnedCalendar>>;
  /** The first response, as it was planned when the case opened. */
  readonly plan: readonly ClockPlan[];
  /** What else was planned then: the other clocks, and all that a history calls for. */
  readonly plans?: PlanTable;
  /** The acts of a case that was taken over, in their order. */
  readonly history?: readonly Act[];
  /** The case that this one was split from. */
  readonly parent?: string | null;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** What fell due before this instant is recorded and not alerted. */
  readonly quietBefore: Instant;
  /** How long after its close the case can be reopened, and late acts are taken. */
  readonly reopenWithinMs: number;
  /**
   * Operators' lists are changed when the alerts are out; absent from files of before, in whose
   * histories the lists come first.
   */
  readonly listsFollow?: boolean;
  /** What people should know of how the plan was made, such as that holidays are not known. */
  readonly notes: readonly {
    readonly code: string;
    readonly calendar?: string;
    readonly detail: string;
  }[];
}
