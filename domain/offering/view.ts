import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import { newestCalendars, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { policyVersionOf } from './catalogue.ts';

/** Something that the documents leave open and that was chosen here. */
export interface Choice {
  /** Dotted path in the view: `commitments.1`, `calendars.0`. */
  readonly path: string;
  readonly document: string;
  readonly section: string;
  readonly chosen: string;
}

interface OfferingView extends Offering {
  readonly policyVersion: string;
  /** Every calendar that it names, by its newest version. */
  readonly calendars: readonly CalendarPolicy[];
  /** Every choice in one list, so that nobody has to look for them. */
  readonly choices: readonly Choice[];
}

/**
 * An offering as anyone may read it: the policy as data with its calendars, its version, its sources
 * and choices.
 */
export function offeringView(offering: Offering, catalogue: Catalogue): OfferingView {
  const named = new Set(calendarsIn(offering));
  const calendars = newestCalendars(catalogue).filter(({ id }) => named.has(id));
  const whole = { ...offering, calendars };
  return { policyVersion: policyVersionOf(offering), ...whole, choices: choicesIn(whole) };
}

function calendarsIn(content: unknown): readonly string[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === 'calendar' && typeof value === 'string' ? [value] : calendarsIn(value),
  );
}

/** Every choice in a policy, by the path of the part that it belongs to; of itself that is empty. */
export function choicesIn(content: unknown, path = ''): readonly Choice[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === 'source' ? choiceOf(value, path) : choicesIn(value, path ? `${path}.${key}` : key),
  );
}

function choiceOf(source: Offering['warnings']['source'], path: string): readonly Choice[] {
  const { document, section, chosen } = source;
  return chosen === undefined ? [] : [{ path, document, section, chosen }];
}
