import type { Logger } from 'pino';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AttemptOutcome, Ledger } from '../../ledger/types.ts';
import type { Resolve } from '../../notifications/targets/private-target.ts';
import type { CaseEngine } from '../../temporal/case-gateway.ts';
import type { PackEngine } from '../../temporal/pack-gateway.ts';

/** Everything that the API needs of the world. */
export interface ApiDeps {
  readonly ledger: Ledger;
  readonly cases: CaseEngine;
  readonly packs: PackEngine;
  readonly catalogue: Catalogue;
  readonly clock: () => Instant;
  readonly log: Logger;
  /** Where the API is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  /** Null where there is none. */
  readonly temporalUiUrl: string | null;
  /** Whether mails are sent; true where that is another process's to know. */
  readonly sendsMail: boolean;
  /** Whether alerts may go to loopback and private addresses. */
  readonly allowPrivateTargets: boolean;
  /** Looks up where the name in a target leads. */
  readonly resolve: Resolve;
  /** Named checks of `/readyz`; each throws where its part cannot serve. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  readonly deliveries: {
    /** Sends it once more. Resolves when that is under way, not when it has arrived. */
    retry(id: string): Promise<void>;
    /** What waits for a digest of a subscription is sent after so many milliseconds from now. */
    gather(subscriptionId: string, forMs: number): Promise<void>;
    /** Sends a test message to a subscription, once. */
    test(subscriptionId: string): Promise<AttemptOutcome>;
  };
  /** What `/metrics` answers, in the text format of Prometheus. */
  readonly metrics: { readonly mediaType: string; text(): Promise<string> };
  /** 26 characters; random where absent. */
  readonly newId?: () => string;
}
