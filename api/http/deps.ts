import type { Logger } from 'pino';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AttemptOutcome } from '../../ledger/types/deliveries.ts';
import type { Ledger } from '../../ledger/types/ledger.ts';
import type { Batch } from '../../ledger/types/outbox.ts';
import type { Resolve } from '../../notifications/targets/private-target.ts';
import type { CaseGateway } from '../../temporal/case-gateway.ts';
import type { PackGateway } from '../../temporal/pack-gateway.ts';

/** Everything that the API needs from outside. */
export interface ApiDeps {
  readonly ledger: Ledger;
  readonly cases: CaseGateway;
  readonly packs: PackGateway;
  readonly catalogue: Catalogue;
  readonly clock: () => Instant;
  readonly log: Logger;
  /** Where the API is reached from outside, without a trailing slash. */
  readonly publicUrl: string;
  /** Whether the `Host` of a request is one that the API answers to. */
  readonly isOwnHost: (hosts: readonly string[] | undefined) => boolean;
  /** Null if there is no Temporal UI. */
  readonly temporalUiUrl: string | null;
  /** Whether mails are sent; true if another process does so and this one cannot know. */
  readonly sendsMail: boolean;
  /** Whether alerts may go to loopback and private addresses. */
  readonly allowPrivateTargets: boolean;
  /** Resolves the host name of a target. */
  readonly resolve: Resolve;
  /** The checks of `/readyz` by name; each throws if its part cannot serve. */
  readonly readiness: Readonly<Record<string, () => Promise<void>>>;
  /**
   * Records events of a case that does not run, and starts sending the alerts that they cause. Throws what
   * `Outbox.publish` throws.
   */
  readonly recordCase: (batch: Batch) => Promise<void>;
  readonly deliveries: {
    /** Sends a delivery again. Resolves when that is under way, not when it has arrived. */
    retry(id: string): Promise<void>;
    /** Sends what waits for a subscription's digest in `forMs` milliseconds from now. */
    startDigest(subscriptionId: string, forMs: number): Promise<void>;
    /** Sends a test message to a subscription, once and without retries. */
    test(subscriptionId: string): Promise<AttemptOutcome>;
  };
  /** What `/metrics` answers, in the text format of Prometheus. */
  readonly metrics: { readonly mediaType: string; text(): Promise<string> };
  /** Makes ids of 26 characters; random by default. */
  readonly newId?: () => string;
}
