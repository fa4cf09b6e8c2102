import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { partsUnder } from './parts-under.ts';

/** The agreements that conditions of the offerings ask for, sorted: those that an account can have signed. */
export function agreementsIn({ offerings }: Pick<Catalogue, 'offerings'>): readonly string[] {
  const asked = partsUnder(offerings, 'account.agreements').flatMap((matcher) =>
    Object.values(Object(matcher)),
  );
  return [...new Set(asked.filter((name) => typeof name === 'string'))].toSorted();
}
