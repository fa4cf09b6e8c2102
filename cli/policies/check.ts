import { folderWarnings } from '../../catalogue/load/folder-warnings.ts';
import { PolicyError } from '../../catalogue/load/policy-error.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import { EXIT, type ExitCode, type Output, type Said } from '../shell/command.ts';
import { counted, foundIn } from './found.ts';
import { policiesIn, requireFolder } from './folder.ts';

/** Runs `policies check`. Throws `UsageError`. */
export function check({ operands: [folder = ''], options }: Said, { out, err }: Output): ExitCode {
  requireFolder(folder);
  for (const warning of folderWarnings(folder)) err(`warning: ${warning}`);
  const read = readOrMistakes(folder, options['alone'] === true);
  if ('mistakes' in read) {
    for (const line of read.mistakes) out(line);
    err(`${counted(read.mistakes.length, 'mistake')} in ${folder}`);
    return EXIT.wrong;
  }
  for (const line of foundIn(folder, read.catalogue)) out(line);
  err(`no mistakes in ${folder}`);
  return EXIT.done;
}

type Read = { readonly catalogue: Catalogue } | { readonly mistakes: readonly string[] };

function readOrMistakes(folder: string, alone: boolean): Read {
  try {
    return { catalogue: policiesIn(folder, alone) };
  } catch (error) {
    if (error instanceof PolicyError) return { mistakes: error.lines };
    throw error;
  }
}
