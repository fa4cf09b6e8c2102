import type { Source } from '../../domain/case/types.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { problem, type Problem } from '../http/problems.ts';

/** 422 for a pack whose credits have expired, whatever is left of them. */
export function packExpired(expiresAt: Instant, source: Source): Problem {
  const members = { source };
  return problem('pack-expired', `The credits of the pack expired at ${toIso(expiresAt)}.`, {
    members,
  });
}
