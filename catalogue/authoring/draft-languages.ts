import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { draftRegionLanguages } from './language-draft.ts';

/*
 * Drafts the committed snapshot of the regions' official languages: `npm run languages:draft`.
 * Read the difference before you commit it. At run time only the snapshot is read.
 */
const filepath = fileURLToPath(new URL('../../policies/region-languages.json', import.meta.url));
const draft = draftRegionLanguages();
const style = await resolveConfig(filepath);
writeFileSync(filepath, await format(JSON.stringify(draft), { ...style, filepath }));
console.log(`${Object.keys(draft.languages).length} regions of ${draft.generatedBy}`);
