import { expect } from 'vitest';
import type { Source } from '../../../../domain/case/types.ts';

/** Where a row comes from, as the documents of policies/documents.yaml say it. */
export interface Cited {
  /** Documents; the first is the one that is named as the source. */
  readonly from: readonly string[];
  /** What is said of the choice where something was chosen. */
  readonly chosen?: RegExp;
}

/** It names these documents in this order, and a choice where there is one and nowhere else. */
export function expectSource(source: Source | undefined, { from, chosen }: Cited): void {
  const also = source?.also?.map(({ document }) => document) ?? [];
  expect([source?.document, ...also]).toEqual(from);
  if (chosen === undefined) expect(source).not.toHaveProperty('chosen');
  else expect(source?.chosen).toEqual(expect.stringMatching(chosen));
}
