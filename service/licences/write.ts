import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/root.ts';
import { licenceDocuments } from './documents.ts';

/*
 * Writes NOTICE and the other files about licences anew: `npm run licences:write`. Run it after a change
 * of dependencies or of what is drafted from them, and read the difference.
 */
for (const [file, text] of Object.entries(await licenceDocuments())) {
  writeFileSync(join(ROOT, file), text);
  console.log(file);
}
