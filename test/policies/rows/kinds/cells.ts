import { CATEGORIES } from '../../../../catalogue/schema/vocabulary.ts';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import { SEVERITIES } from '../../../support/severities.ts';
import type { Subject } from './subject.ts';

/** What a row of promises is chosen by. */
export type Cell = Pick<CaseRequest, 'category' | 'severity'>;

/** Every category of the offering at every severity. */
export function cellsOf({
  categories = CATEGORIES,
  severities = SEVERITIES,
}: Subject): readonly Cell[] {
  return categories.flatMap((category) => severities.map((severity) => ({ category, severity })));
}
