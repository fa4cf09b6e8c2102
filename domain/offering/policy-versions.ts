import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { versionFile } from '../../catalogue/schema/version-file.ts';
import type { CaseFile, KeptCalendar } from '../case/types.ts';

/** A file of an offering or a calendar, and the digest of what it says. */
interface Version {
  readonly file: string;
  readonly digest: string;
}

/** The versions that a case is opened under: that of its offering, and of the calendars that it pins. */
export function versionsOfCase(
  { digests }: Pick<Catalogue, 'digests'>,
  { policyVersion, calendars }: Pick<CaseFile, 'policyVersion' | 'calendars'>,
): readonly Version[] {
  const [id = '', version] = policyVersion.split('@');
  const files = [
    versionFile('offerings', { id, version: Number(version) }),
    ...new Set(
      Object.values(calendars)
        .flatMap((each): readonly Pick<KeptCalendar, 'id' | 'version'>[] =>
          'sameAs' in each ? [each] : [each, ...(each.anyOf ?? [])],
        )
        .map((each) => versionFile('calendars', each)),
    ),
  ];
  return files.flatMap((file) => {
    const digest = digests[file];
    return digest === undefined ? [] : [{ file, digest }];
  });
}

/** Where the policies of a process are not those that cases were opened under. */
export interface Disagreement {
  /** A sentence for each version that says something else, with what to do. */
  readonly changed: readonly string[];
  /** A sentence for each version that is not there: cases keep their rules, so they go on without it. */
  readonly missing: readonly string[];
}

/** @param pinned the versions that cases were opened under, by whichever process */
export function disagreementOf(
  { digests }: Pick<Catalogue, 'digests'>,
  pinned: readonly Version[],
): Disagreement {
  const missing = pinned.filter(({ file }) => digests[file] === undefined);
  const changed = pinned.filter(({ file, digest }) => (digests[file] ?? digest) !== digest);
  return {
    changed: changed.map(({ file }) => changedText(digests, file)),
    missing: missing.map(({ file }) => `${file} is missing, and cases were opened under it`),
  };
}

/** What has happened to a version that cases were opened under, and what to do. */
export function changedText(digests: Catalogue['digests'], file: string): string {
  return `${file} has changed since cases were opened under it: undo the change, and write ${nextTo(digests, file)} instead`;
}

/** The file of the version that comes next. */
function nextTo(digests: Catalogue['digests'], file: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const versions = Object.keys(digests).filter((each) => each.startsWith(folder));
  return `${folder}v${versions.length + 1}.yaml`;
}
