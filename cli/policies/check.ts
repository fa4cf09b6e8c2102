import { folderWarnings } from '../../catalogue/load/folder-warnings.ts';
import { EXIT, type ExitCode, type Output, type Said } from '../shell/command.ts';
import { counted, foundIn } from './found.ts';
import { policiesIn, requireFolder } from './folder.ts';

/** Runs `policies check`. Throws `UsageError`. */
export function check({ operands: [folder = ''], options }: Said, { out, err }: Output): ExitCode {
  requireFolder(folder);
  for (const warning of folderWarnings(folder)) err(`warning: ${warning}`);
  const read = policiesIn(folder, options['alone'] === true);
  if ('mistakes' in read) {
    for (const line of read.mistakes) out(line);
    err(`${counted(read.mistakes.length, 'mistake')} in ${folder}`);
    return EXIT.wrong;
  }
  for (const line of foundIn(folder, read.catalogue)) out(line);
  err(`no mistakes in ${folder}`);
  return EXIT.done;
}
