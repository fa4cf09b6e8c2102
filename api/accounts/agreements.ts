import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { agreementsIn } from '../../domain/offering/agreements.ts';
import { invalidBody } from '../http/problems.ts';

/**
 * Throws `Problem` 400 for an agreement that no loaded offering asks for, as it would mean nothing.
 * @param path where the agreements stand in the body
 */
export function checkAgreements(
  catalogue: Catalogue,
  agreements: readonly string[],
  path = 'agreements',
): void {
  // Most accounts have signed nothing, and looking for what could be signed goes through all offerings.
  if (agreements.length === 0) return;
  const known = agreementsIn(catalogue);
  const errors = [...agreements.entries()]
    .filter(([, name]) => !known.includes(name))
    .map(([index]) => ({
      path: `${path}.${index}`,
      message: `no offering of this installation asks for this agreement: there is ${known.join(', ') || 'none'}`,
    }));
  if (errors.length > 0) throw invalidBody(errors);
}
