import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';

/** A test of rows of the policies' data that can be run on any catalogue. */
export interface RowTest {
  /** The rows it speaks of: `csp@1 commitments technical-other-a`, `calendars local-business@1 zone`. */
  readonly about: readonly string[];
  readonly name: string;
  /** Throws where the catalogue says something else. */
  readonly check: (catalogue: Catalogue) => void;
}

/** Whether a test speaks of a row: of all of it, or of a part (`… channels` by `… channels phone`). */
export function speaksOf({ about }: RowTest, row: string): boolean {
  return about.some((each) => each === row || each.startsWith(`${row} `));
}
