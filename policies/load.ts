import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { calendarSchema, holidaysSchema, type CalendarPolicy } from './calendar-schema.ts';
import type { Catalogue } from './catalogue.ts';
import { checkOffering } from './checks.ts';
import { PolicyFiles } from './files.ts';
import { PolicyError } from './policy-error.ts';
import { checkReferences } from './references.ts';
import { regionLanguagesSchema } from './region-languages.ts';
import { offeringSchema, type Offering } from './schema.ts';
import { documentsSchema } from './source.ts';

/** The folder of the policies that come with the service. */
export const POLICIES = fileURLToPath(new URL('.', import.meta.url));
const VERSION_FILE = /^v([1-9]\d*)\.yaml$/;

/**
 * Reads and checks folders of policies, by default this one alone, and answers all of them as one
 * frozen catalogue. Files are read synchronously: it is done once, at the start. Throws
 * `PolicyError`, which lists everything that is wrong in all files.
 */
export function loadCatalogue(...folders: readonly string[]): Catalogue {
  const where = folders.length > 0 ? folders : [POLICIES];
  const files = new PolicyFiles(where);
  const documents = loadDocuments(files);
  const regionLanguages = files.read('region-languages.json', regionLanguagesSchema);
  const holidays = loadEach(files, 'holidays', '.json', holidaysSchema, (one) => one.country);
  const calendars = loadEach(files, 'calendars', '.yaml', calendarSchema, (one) => one.id);
  const offerings = files.list('offerings').flatMap((id) => loadVersions(files, id));

  const known = {
    documents: documents.map((document) => document.id),
    calendars: calendars.map((calendar) => calendar.id),
  };
  for (const calendar of calendars) {
    const file = `calendars/${calendar.id}.yaml`;
    checkReferences(calendar, known, (path, message) => files.report(file, path, message));
    checkHolidayCountry(files, file, calendar, holidays);
  }
  for (const offering of offerings) {
    const file = `offerings/${offering.id}/v${offering.version}.yaml`;
    const report = (path: string, message: string) => files.report(file, path, message);
    checkReferences(offering, known, report);
    checkOffering(offering, report);
  }
  if (files.problems.length > 0) throw new PolicyError(where.join(', '), files.problems);
  const languages = regionLanguages?.languages ?? {};
  return deepFreeze({ documents, calendars, holidays, offerings, regionLanguages: languages });
}

function loadDocuments(files: PolicyFiles) {
  const documents = files.readAll('documents.yaml', documentsSchema).flat();
  for (const [index, { id }] of documents.entries()) {
    if (documents.findIndex((other) => other.id === id) === index) continue;
    files.report('documents.yaml', `${index}.id`, `document ${id} is there twice`);
  }
  return documents;
}

/** Every file of a subfolder with this ending; what it calls itself has to be its file's name. */
function loadEach<T>(
  files: PolicyFiles,
  subfolder: string,
  ending: string,
  schema: z.ZodType<T>,
  nameOf: (content: T) => string,
): readonly T[] {
  const contents: T[] = [];
  for (const name of files.list(subfolder).filter((each) => each.endsWith(ending))) {
    const file = `${subfolder}/${name}`;
    const content = files.read(file, schema);
    if (content === null) continue;
    if (`${nameOf(content)}${ending}` === name) contents.push(content);
    else files.report(file, '', `the file calls itself ${nameOf(content)}`);
  }
  return contents;
}

/** The versions of one offering, ascending. They are append-only, so none may be missing. */
function loadVersions(files: PolicyFiles, id: string): readonly Offering[] {
  const folder = `offerings/${id}`;
  const numbers: number[] = [];
  for (const name of files.list(folder)) {
    const number = VERSION_FILE.exec(name)?.[1];
    if (number === undefined)
      files.report(`${folder}/${name}`, '', 'not a version: v1.yaml, v2.yaml, …');
    else numbers.push(Number(number));
  }
  numbers.sort((a, b) => a - b);
  for (const [index, number] of numbers.entries()) {
    const before = numbers[index - 1] ?? 0;
    if (number === before + 1) continue;
    files.report(
      `${folder}/v${number}.yaml`,
      'version',
      `version ${before + 1} is missing before it`,
    );
  }
  return numbers.flatMap((number) => {
    const file = `${folder}/v${number}.yaml`;
    const offering = files.read(file, offeringSchema);
    if (offering === null) return [];
    if (offering.id === id && offering.version === number) return [offering];
    files.report(file, 'version', `the file calls itself ${offering.id}@${offering.version}`);
    return [];
  });
}

/** A calendar closed on a country's holidays is nothing without them. */
function checkHolidayCountry(
  files: PolicyFiles,
  file: string,
  { holidays: country }: CalendarPolicy,
  snapshots: Catalogue['holidays'],
): void {
  if (country === 'none' || country === 'account') return;
  if (snapshots.some((snapshot) => snapshot.country === country)) return;
  files.report(file, 'holidays', `there is no holidays/${country}.json`);
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
