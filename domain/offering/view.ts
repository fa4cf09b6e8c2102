import type { Offering } from '../../policies/schema.ts';
import { policyVersionOf } from './catalogue.ts';

/** Something that the documents leave open and that was chosen here. */
interface Choice {
  /** Dotted path in the offering: `commitments.1`. */
  readonly path: string;
  readonly document: string;
  readonly section: string;
  readonly chosen: string;
}

interface OfferingView extends Offering {
  readonly policyVersion: string;
  /** Every choice in one list, so that nobody has to look for them. */
  readonly choices: readonly Choice[];
}

/** An offering as anyone may read it: the policy as data, its version, its sources and choices. */
export function offeringView(offering: Offering): OfferingView {
  return { policyVersion: policyVersionOf(offering), ...offering, choices: choicesIn(offering) };
}

function choicesIn(content: unknown, path = ''): readonly Choice[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === 'source' ? choiceOf(value, path) : choicesIn(value, path ? `${path}.${key}` : key),
  );
}

function choiceOf(source: Offering['warnings']['source'], path: string): readonly Choice[] {
  const { document, section, chosen } = source;
  return chosen === undefined ? [] : [{ path, document, section, chosen }];
}
