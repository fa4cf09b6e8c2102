import type { Catalogue } from './catalogue.ts';
import { calendarsList } from './calendars-list.ts';
import { offeringsTable } from './offerings-table.ts';

const PLACE = /(<!-- offerings: [^>]*-->\n)[^]*?(\n<!-- end of offerings -->)/;

/** The text with the table of offerings and their calendars in its place, between two comments. Throws without them. */
export function withOfferings(text: string, catalogue: Catalogue): string {
  if (!PLACE.test(text)) throw new Error('the README has no place for the table of offerings');
  return text.replace(PLACE, (_whole, begin: string, end: string) => {
    return `${begin}\n${offeringsTable(catalogue)}\n\n${calendarsList(catalogue)}\n${end}`;
  });
}
