import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST_YEAR, yearStart } from '../../domain/time/range.ts';
import { RELEASES } from '../../domain/time/zone-data/releases.ts';
import { ROOT } from '../system/root.ts';
import { changedZones } from './changed.ts';
import { checkRelease } from './check.ts';
import { draftZones } from './draft.ts';

/*
 * Writes the release of the IANA database that the installed moment-timezone carries, and prints which zones it
 * changes and from when on: `npm run zones:update`, which first installs the newest.
 */

const FOLDER = join(ROOT, 'domain', 'time', 'zone-data');
const drafted = draftZones(yearStart(LAST_YEAR + 2));
checkRelease(drafted, RELEASES);

for (const line of changedZones(RELEASES.at(-1) ?? RELEASES[0], drafted)) console.log(line);
writeFileSync(join(FOLDER, `${drafted.release}.json`), `${JSON.stringify(drafted, null, 2)}\n`);
writeFileSync(join(FOLDER, 'releases.ts'), releasesText());

/** All that travel along, the newest last. */
function releasesText(): string {
  const releases = readdirSync(FOLDER)
    .flatMap((name) => /^(\d{4}[a-z]+)\.json$/.exec(name)?.[1] ?? [])
    .toSorted();
  const imports = releases.map(
    (release) => `import r${release} from './${release}.json' with { type: 'json' };\n`,
  );
  const list = releases.map((release) => `r${release}`).join(', ');
  return `${imports.join('')}import type { ZoneRelease } from './release.ts';

/** The releases that travel along, the newest last: written by \`npm run zones:update\`. */
export const RELEASES: readonly [ZoneRelease, ...ZoneRelease[]] = [${list}];
`;
}
