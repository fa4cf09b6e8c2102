import type { Command } from '../shell/command.ts';
import { MODELINE } from './modeline.ts';

/** `policies check FOLDER`: every mistake of every file at once, or what was found. */
export const checkCommand: Command = {
  says: 'Checks a folder of policies: lists every mistake of every file, or what it found',
  operands: ['FOLDER'],
  options: { alone: { says: 'without our own policies, on top of which it is read otherwise' } },
  details: [
    'FOLDER is what SLA_POLICIES_DIR would name. Each mistake is a line on stdout, with file, line and',
    'column, so that editors and terminals can open it; warnings go to stderr and change no exit code.',
  ],
  run: async (said, output) => (await import('./check.ts')).check(said, output),
};

/** `policies preview FOLDER CASES`: what each row of a CSV would be promised. */
export const previewCommand: Command = {
  says: 'Shows what each row of a CSV of cases would be promised, or by which rule it is refused',
  operands: ['FOLDER', 'CASES.csv'],
  options: {
    at: { value: 'INSTANT', says: 'when cases open whose row has no openedAt; now if absent' },
    alone: { says: 'without our own policies, on top of which FOLDER is read otherwise' },
    csv: { says: 'prints CSV instead of a table' },
    json: { says: 'prints JSON: {row, preview}, {row, refusal} or {row, errors} for each row' },
  },
  details: [
    'The columns are the fields of POST /v1/cases/preview, those within others by dots: offering, plan,',
    'category, severity, language, openedAt, account.region, account.timeZone, contact.name, … An empty',
    'cell is as good as none. Lists are divided by semicolons. What the API would answer is shown, by the',
    'line of the row in the file; a row that cannot be read stops no other, and makes the exit code 1.',
  ],
  run: async (said, output) => (await import('./preview.ts')).preview(said, output),
};

/** `policies schema`: JSON Schemas for editors. */
export const schemaCommand: Command = {
  says: 'Writes JSON Schemas of the files, by which editors complete and check them',
  operands: [],
  options: { write: { value: 'FOLDER', says: 'where to write them; without it they are printed' } },
  details: [
    'Written into FOLDER/schema, each is named by one comment on top of a file, such as',
    `  ${MODELINE}../../schema/offering.json`,
    'on top of offerings/acme/v1.yaml. Editors with the YAML language server follow it.',
  ],
  run: async (said, output) => (await import('./schema.ts')).schema(said, output),
};
