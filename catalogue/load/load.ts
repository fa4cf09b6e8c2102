import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { calendarSchema } from '../schema/calendar-schema.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { holidayFeedSchema } from '../schema/holiday-feed-schema.ts';
import { holidaysSchema } from '../schema/holiday-schema.ts';
import { makeUpSchema } from '../schema/make-up-schema.ts';
import { offeringSchema } from '../schema/offering-schema.ts';
import { regionLanguagesSchema } from '../schema/region-languages-schema.ts';
import { documentsSchema } from '../schema/source.ts';
import { checkOffering, checkPartsOfOffering } from './checks.ts';
import { digestOf } from './digest.ts';
import { PolicyFiles, type ReadFile } from './files.ts';
import { CALENDAR_MENDING, OFFERING_MENDING } from './mending.ts';
import { mended, type Mending } from './mended.ts';
import type { Report } from './policy-error.ts';
import { checkReferences } from './references.ts';
import { checkSnapshots, loadSnapshots } from './snapshots.ts';
import { checkHoursOfOne, checkParts } from './union-checks.ts';
import { versionFile } from '../schema/version-file.ts';
import { loadVersioned } from './versions.ts';

/** The folder of our own policies. */
export const POLICIES = fileURLToPath(new URL('../../policies/', import.meta.url));

/**
 * Reads and checks folders of policies, by default only our own, and combines them into one frozen
 * catalogue. Reads files synchronously, as it runs once at the start. Throws `PolicyError`, which lists
 * all mistakes in all files. Of a file with structural errors what can be understood is checked too; only
 * what seems to be missing from it is not reported before they are corrected.
 */
export function loadCatalogue(...folders: readonly string[]): Catalogue {
  const where = folders.length > 0 ? folders : [POLICIES];
  const files = new PolicyFiles(where);
  const documents = loadDocuments(files);
  const regionLanguages = files.read('region-languages.json', regionLanguagesSchema);
  const holidays = loadSnapshots(files, 'holidays', holidaysSchema, ({ country }) => country);
  const holidayFeeds = loadSnapshots(files, 'holiday-feeds', holidayFeedSchema, ({ id }) => id);
  const makeUpDays = loadSnapshots(files, 'make-up-days', makeUpSchema, ({ country }) => country);
  const calendars = loadVersioned(files, 'calendars', calendarSchema);
  const offerings = loadVersioned(files, 'offerings', offeringSchema);

  const known = {
    documents: documents.map((document) => document.id),
    // Those with mistakes too, or each of these would be reported wherever its calendar is named.
    calendars: foldersIn(files, 'calendars'),
  };
  for (const kind of ['calendars', 'offerings']) {
    for (const [file, content] of files.contentsUnder(kind)) {
      checkReferences(content, known, reportOn(files, file));
      if (kind === 'calendars') checkHoursOfOne(content, reportOn(files, file));
    }
  }
  const snapshots = { holidays, holidayFeeds, makeUpDays };
  for (const calendar of calendars) {
    const report = reportOn(files, versionFile('calendars', calendar));
    checkSnapshots(calendar, snapshots, report);
    checkParts(calendar, known.calendars, calendars, report);
  }
  for (const { value, report } of partsOf(files, 'calendars', calendarSchema, CALENDAR_MENDING)) {
    checkSnapshots(value, snapshots, report);
    checkParts(value, known.calendars, calendars, report);
  }
  for (const offering of offerings) {
    checkOffering(offering, reportOn(files, versionFile('offerings', offering)));
  }
  for (const { value, report } of partsOf(files, 'offerings', offeringSchema, OFFERING_MENDING)) {
    checkPartsOfOffering(value, report);
  }
  if (files.problems.length > 0) throw files.error();
  const languages = regionLanguages?.languages ?? {};
  return deepFreeze({
    documents,
    calendars,
    holidays,
    holidayFeeds,
    makeUpDays,
    offerings,
    regionLanguages: languages,
    digests: digestsIn(files),
    switchedOff: [],
  });
}

/** By file. Of the content as it is written: what the schema adds to it may differ from release to release. */
function digestsIn(files: PolicyFiles): Readonly<Record<string, string>> {
  const versions = ['calendars', 'offerings'].flatMap((kind) => files.contentsUnder(kind));
  return Object.fromEntries(versions.map(([file, content]) => [file, digestOf(content)]));
}

/** The ids in a folder that have any version. */
function foldersIn(files: PolicyFiles, kind: string): readonly string[] {
  return files
    .list(kind)
    .filter((id) => files.isFolder(`${kind}/${id}`) && files.list(`${kind}/${id}`).length > 0);
}

function loadDocuments(files: PolicyFiles) {
  const known = new Set<string>();
  const lists = files.readAll('documents.yaml', documentsSchema);
  for (const { value: documents, report } of lists) {
    for (const [index, { id }] of documents.entries()) {
      if (known.has(id)) report(`${index}.id`, `document ${id} occurs twice`);
      known.add(id);
    }
  }
  return lists.flatMap(({ value }) => value);
}

/** What can be understood of the files that their schema does not take. */
function partsOf<T>(
  files: PolicyFiles,
  kind: string,
  schema: z.ZodType<T>,
  mending: Mending,
): readonly ReadFile<T>[] {
  const wrong = new Set(files.problems.map(({ file }) => file));
  return files
    .contentsUnder(kind)
    .filter(([file, content]) => wrong.has(file) && !schema.safeParse(content).success)
    .flatMap(([file, content]) => {
      const part = mended(schema, content, mending);
      if (part === null) return [];
      const { value, pathInFile } = part;
      const report: Report = (path, message) => files.report(file, pathInFile(path), message);
      return [{ value, report }];
    });
}

function reportOn(files: PolicyFiles, file: string): Report {
  return (path, message) => files.report(file, path, message);
}

/** Freezes an object and all that it contains, and returns it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
