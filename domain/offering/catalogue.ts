import { newestOfferings, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';

/** The offering as new cases get it: its newest version. Null where there is none of this id. */
export function findOffering(catalogue: Catalogue, id: string): Offering | null {
  return newestOfferings(catalogue).find((offering) => offering.id === id) ?? null;
}

/**
 * Whether the offering knows this plan. No plan is always known: whether one is needed is a rule
 * of the offering. A plan named to an offering without plans is unknown.
 */
export function isKnownPlan(offering: Offering, plan: string | null): boolean {
  return plan === null || offering.plans.some(({ id }) => id === plan);
}

/** `21vianet@1`: what a case keeps of where its rules came from. */
export function policyVersionOf({ id, version }: Offering): string {
  return `${id}@${version}`;
}
