import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from './load.ts';
import { withOfferings } from './readme.ts';

/* Writes the table of offerings into the README: `npm run readme:offerings`. */
const filepath = fileURLToPath(new URL('../README.md', import.meta.url));
const text = withOfferings(readFileSync(filepath, 'utf8'), loadCatalogue());
const style = await resolveConfig(filepath);
writeFileSync(filepath, await format(text, { ...style, filepath }));
