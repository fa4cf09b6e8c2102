import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import { newestCalendars, type Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { policyVersionOf } from './catalogue.ts';

/** A point that the documents leave open, and what was chosen here. */
export interface Choice {
  /** Dotted path in the view: `commitments.1`, `calendars.0`. */
  readonly path: string;
  readonly document: string;
  readonly section: string;
  readonly chosen: string;
}

interface OfferingView extends Offering {
  readonly policyVersion: string;
  /** The newest version of every calendar that the offering names, and of those that open one of them. */
  readonly calendars: readonly CalendarPolicy[];
  /** Every choice in one list, so that readers need not search for them. */
  readonly choices: readonly Choice[];
}

/**
 * An offering as the API shows it, with what its teams agreed on: the policy as data, with its calendars,
 * version, sources and choices.
 */
export function offeringView(offering: Offering, catalogue: Catalogue): OfferingView {
  const newest = newestCalendars(catalogue);
  const named = new Set(calendarsIn(offering));
  const parts = newest.filter(({ id }) => named.has(id)).flatMap(({ anyOf }) => anyOf);
  const calendars = newest.filter(({ id }) => named.has(id) || parts.includes(id));
  const whole = { ...offering, calendars };
  return { policyVersion: policyVersionOf(offering), ...whole, choices: choicesIn(whole) };
}

function calendarsIn(content: unknown): readonly string[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    key === 'calendar' && typeof value === 'string' ? [value] : calendarsIn(value),
  );
}

/** Every choice in a policy, with the path of the part that it belongs to; empty for the policy itself. */
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
