import { fileURLToPath } from 'node:url';
import { calendarSchema } from '../schema/calendar-schema.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { holidayFeedSchema } from '../schema/holiday-feed-schema.ts';
import { holidaysSchema } from '../schema/holiday-schema.ts';
import { makeUpSchema } from '../schema/make-up-schema.ts';
import { offeringSchema } from '../schema/offering-schema.ts';
import { regionLanguagesSchema } from '../schema/region-languages-schema.ts';
import { documentsSchema } from '../schema/source.ts';
import { checkOffering } from './checks.ts';
import { PolicyFiles } from './files.ts';
import { PolicyError, type Report } from './policy-error.ts';
import { checkReferences } from './references.ts';
import { checkSnapshots, loadSnapshots } from './snapshots.ts';
import { loadVersioned, versionFile } from './versions.ts';

/** The folder of our own policies. */
export const POLICIES = fileURLToPath(new URL('../../policies/', import.meta.url));

/**
 * Reads and checks folders of policies, by default only our own, and combines them into one frozen
 * catalogue. Reads files synchronously, as it runs once at the start. Throws `PolicyError`, which lists
 * all mistakes in all files; a file that its schema refuses is not looked into any further.
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
    calendars: calendars.map((calendar) => calendar.id),
  };
  for (const calendar of calendars) {
    const report = reportOn(files, versionFile('calendars', calendar));
    checkReferences(calendar, known, report);
    checkSnapshots(calendar, { holidays, holidayFeeds, makeUpDays }, report);
  }
  for (const offering of offerings) {
    const report = reportOn(files, versionFile('offerings', offering));
    checkReferences(offering, known, report);
    checkOffering(offering, report);
  }
  if (files.problems.length > 0) throw new PolicyError(where.join(', '), files.problems);
  const languages = regionLanguages?.languages ?? {};
  return deepFreeze({
    documents,
    calendars,
    holidays,
    holidayFeeds,
    makeUpDays,
    offerings,
    regionLanguages: languages,
  });
}

function loadDocuments(files: PolicyFiles) {
  const documents = files.readAll('documents.yaml', documentsSchema).flat();
  for (const [index, { id }] of documents.entries()) {
    if (documents.findIndex((other) => other.id === id) === index) continue;
    files.report('documents.yaml', `${index}.id`, `document ${id} occurs twice`);
  }
  return documents;
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
