import type { Catalogue } from '../../catalogue/schema/catalogue.ts';

/** The agreements that conditions of the offerings ask for, sorted: those that an account can have signed. */
export function agreementsIn({ offerings }: Pick<Catalogue, 'offerings'>): readonly string[] {
  return [...new Set(askedFor(offerings))].toSorted();
}

function askedFor(content: unknown, key = ''): readonly string[] {
  if (typeof content !== 'object' || content === null) return [];
  if (key === 'account.agreements') {
    return Object.values(content).filter((name) => typeof name === 'string');
  }
  return Object.entries(content).flatMap(([field, part]) => askedFor(part, field));
}
