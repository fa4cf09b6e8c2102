import { ZoneDataError } from './errors.ts';
import type { ZoneRelease } from './zone-data/release.ts';
import { ZoneBook, type Zone } from './zone-book.ts';

/** The zones of several releases. */
export class ZoneBooks {
  readonly #books: ReadonlyMap<string, ZoneBook>;
  readonly #newest: ZoneBook;

  /** @param releases the newest last */
  constructor(releases: readonly [ZoneRelease, ...ZoneRelease[]]) {
    const books = releases.map((each) => new ZoneBook(each));
    this.#books = new Map(books.map((book) => [book.release, book]));
    this.#newest = books.at(-1)!;
  }

  get newest(): string {
    return this.#newest.release;
  }

  has(release: string): boolean {
    return this.#books.has(release);
  }

  /** Null for a name that the release does not have. Throws `ZoneDataError` for a release that is not here. */
  zone(name: string, release = this.newest): Zone | null {
    const book = this.#books.get(release);
    if (book === undefined) throw new ZoneDataError(release, this.newest);
    return book.zone(name);
  }
}
