import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../catalogue/load/load.ts';
import { LOCALES } from '../domain/text/words/locale.ts';
import { mailOf } from '../notifications/channels/mail.ts';
import { breachFor, expiryFor } from './mails/samples.ts';

/**
 * Writes the mails of a breach and of expiring credits in every supported language to files to look
 * at. Uses the code that sends them, with a title of realistic length.
 *
 *     npm run example:mails -- FOLDER
 */
const { positionals } = parseArgs({ allowPositionals: true });
const [folder] = positionals;
if (folder === undefined) {
  console.error('Usage: npm run example:mails -- FOLDER');
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const catalogue = loadCatalogue();
for (const locale of LOCALES) {
  const texts = { breach: breachFor(locale, catalogue), pack: expiryFor(locale, catalogue) };
  for (const [name, alert] of Object.entries(texts)) {
    const { subject, text, html } = mailOf(alert);
    const file = join(folder, `${name}.${locale}`);
    writeFileSync(`${file}.html`, html);
    writeFileSync(`${file}.txt`, `${subject}\n\n${text}`);
    console.log(`${file}.html  ${subject}`);
  }
}
