import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemasForEditors } from '../../catalogue/json-schema/json-schema.ts';
import { EXIT, UsageError, type ExitCode, type Output, type Said } from '../shell/command.ts';
import { MODELINE } from './modeline.ts';

/** Runs `policies schema`. Throws `UsageError`. */
export function schema({ options: { write } }: Said, { out, err }: Output): ExitCode {
  const schemas = schemasForEditors();
  if (typeof write !== 'string') {
    const all = Object.entries(schemas).map(([name, text]) => [name, JSON.parse(text) as unknown]);
    out(JSON.stringify(Object.fromEntries(all), null, 2));
    return EXIT.done;
  }
  for (const [name, text] of Object.entries(schemas)) writeTo(join(write, 'schema'), name, text);
  for (const name of Object.keys(schemas)) out(join(write, 'schema', name));
  err(`on top of an offering: ${MODELINE}../../schema/offering.json`);
  err(`on top of a calendar:  ${MODELINE}../../schema/calendar.json`);
  err(`on top of documents:   ${MODELINE}schema/documents.json`);
  return EXIT.done;
}

/** Throws `UsageError` for a folder that cannot be written. */
function writeTo(folder: string, name: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--write: ${reason}`);
  }
}
