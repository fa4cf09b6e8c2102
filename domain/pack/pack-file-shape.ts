import type { Shape } from '../case/shape.ts';
import * as shape from '../case/shape.ts';
import { documentsShape, sourceShape } from '../case/case-file-shape.ts';
import type { PackFile } from './types.ts';

const name = shape.text(200);

/** More than there are days of which a pack could remind. */
const MAX_ITEMS = 10_000;

/** The file of a pack as it has to be. */
export const packFileShape: Shape<PackFile> = shape.object<PackFile>({
  id: name,
  account: shape.object({ id: name, name, timeZone: name }),
  offering: name,
  policyVersion: name,
  source: sourceShape,
  documents: documentsShape,
  orderHint: name,
  total: shape.whole,
  used: shape.whole,
  purchasedAt: shape.instant,
  purchasedBy: name,
  taxExemption: shape.orNull(shape.text(5_000)),
  expiresAt: shape.instant,
  expiresAtLocal: name,
  validYears: shape.finite,
  warnings: shape.listOf(shape.object({ days: shape.finite, at: shape.instant }), MAX_ITEMS),
  quietBefore: shape.instant,
});
