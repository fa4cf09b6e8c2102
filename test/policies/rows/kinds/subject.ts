import type { Catalogue } from '../../../../catalogue/schema/catalogue.ts';
import type { Category, Severity } from '../../../../catalogue/schema/vocabulary.ts';
import type { CaseRequest } from '../../../../domain/case/types.ts';
import type { BrokenRule } from '../../../../domain/offering/broken-rule.ts';
import type { OfferingAccount } from '../../../../domain/offering/facts.ts';
import { offeringView } from '../../../../domain/offering/view.ts';
import {
  firstOf,
  type First,
  offeringOf,
  refusalsFor,
  resolved,
  type Resolved,
  type Situation as AnySituation,
} from '../../../domain/offering/requests.ts';
import type { RowTest } from '../row-test.ts';

/** The version of an offering that row tests speak of, and how they ask for it. */
export interface Subject {
  readonly id: string;
  readonly version: number;
  /** What a request needs beyond the usual so that no rule refuses it. */
  readonly request?: Partial<CaseRequest>;
  /** Whose requests no rule refuses. */
  readonly account: OfferingAccount;
  /** Its plans; without any, cases name none. */
  readonly plans?: readonly string[];
  /** Its own kinds of cases; without any, the built-in ones. */
  readonly categories?: readonly Category[];
  /** Its severities, the highest first; without any, A, B and C. */
  readonly severities?: readonly Severity[];
}

/** Who asks, and when. */
export type Situation = Omit<AnySituation, 'from' | 'version'>;

/** A test of one row of the version. */
export function rowTest(
  { id, version }: Subject,
  row: string,
  name: string,
  check: RowTest['check'],
): RowTest {
  return { about: [`${id}@${version} ${row}`], name, check };
}

/** What a request gets that no rule refuses. */
export function promised(
  from: Catalogue,
  { id, version, request, account }: Subject,
  asks: Partial<CaseRequest>,
  situation: Situation = {},
): Resolved {
  const overrides = { ...request, ...asks, offering: id };
  return resolved(overrides, { account, ...situation, from, version });
}

/** What a request that no rule refuses is promised for its first response. */
export function firstPromised(
  from: Catalogue,
  { id, version, request, account }: Subject,
  asks: Partial<CaseRequest>,
  situation: Situation = {},
): First {
  const overrides = { ...request, ...asks, offering: id };
  return firstOf(overrides, { account, ...situation, from, version });
}

/** Every rule that a request breaks; none where it is taken. */
export function refused(
  from: Catalogue,
  { id, version, request, account }: Subject,
  asks: Partial<CaseRequest>,
  situation: Situation = {},
): readonly BrokenRule[] {
  const overrides = { ...request, ...asks, offering: id };
  return refusalsFor(overrides, { account, ...situation, from, version });
}

/** The version as anyone may read it. */
export function viewOf(from: Catalogue, { id, version }: Subject) {
  return offeringView(offeringOf(from, id, version), from);
}
