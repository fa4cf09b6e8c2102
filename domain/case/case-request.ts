import type {
  Category,
  ENTITLEMENT_KINDS,
  PARTIES,
  SCOPES,
  FieldValues,
  RequestChannel,
  RequesterRole,
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
  readonly channel: RequestChannel;
  readonly title: string;
  /** What the case is about; null if not named. */
  readonly product: string | null;
  readonly businessImpact: string | null;
  readonly resourcesCommitted: boolean;
  readonly requesterRole: RequesterRole;
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
  /** What else the case says, as its offering defines it. */
  readonly fields: FieldValues;
}
