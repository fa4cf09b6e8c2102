import type {
  Category,
  REQUEST_CHANNELS,
  ENTITLEMENT_KINDS,
  PARTIES,
  REQUESTER_ROLES,
  SCOPES,
  Severity,
} from '../../catalogue/schema/vocabulary.ts';

/** The caller's request with all defaults filled in; optional values that are absent are null. */
export interface CaseRequest {
  readonly offering: string;
  readonly plan: string | null;
  readonly category: Category;
  readonly severity: Severity;
  /** BCP 47. */
  readonly language: string;
  readonly channel: (typeof REQUEST_CHANNELS)[number];
  readonly title: string;
  /** What the case is about; null if not named. */
  readonly product: string | null;
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
