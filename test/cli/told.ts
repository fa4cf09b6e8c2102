import { COMMANDS } from '../../cli/commands.ts';
import type { ExitCode } from '../../cli/shell/command.ts';
import { runCommand } from '../../cli/shell/run.ts';

interface Told {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** What `npm run -s sla -- …` tells for these words. */
export async function told(...words: readonly string[]): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(COMMANDS, words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}
