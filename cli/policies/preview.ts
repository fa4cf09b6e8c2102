import { parseInstant, type Instant } from '../../domain/time/instant.ts';
import { EXIT, UsageError, type ExitCode, type Output, type Said } from '../shell/command.ts';
import { readCsv } from './csv-file.ts';
import { policiesIn, requireFolder } from './folder.ts';
import { counted } from './found.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { outcomeCsv, outcomeJson, outcomeTable } from './outcome-rows.ts';
import { unknownColumns } from './request-columns.ts';

/** Runs `policies preview`. Throws `UsageError`. */
export function preview(
  { operands: [folder = '', file = ''], options }: Said,
  output: Output,
): ExitCode {
  const { at, alone, csv, json } = options;
  if (csv && json) throw new UsageError('--csv and --json exclude each other');
  const now = at === undefined ? Date.now() : instantOf(String(at));
  requireFolder(folder);
  const { columns, rows } = readCsv(file);
  const unknown = unknownColumns(columns);
  for (const line of unknown) output.err(`${file}: ${line}`);
  const read = policiesIn(folder, alone === true);
  if ('mistakes' in read) for (const line of read.mistakes) output.err(line);
  if (unknown.length > 0 || 'mistakes' in read) return EXIT.wrong;
  const outcomes = rows.map((row) => outcomeOf(read.catalogue, row, now));
  print(outcomes, { csv: csv === true, json: json === true }, output);
  output.err(summaryOf(outcomes));
  return outcomes.some((outcome) => 'errors' in outcome) ? EXIT.wrong : EXIT.done;
}

function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant !== null) return instant;
  throw new UsageError(`--at ${text} is no instant: write one such as 2026-11-21T08:00:00Z`);
}

function print(
  outcomes: readonly Outcome[],
  { csv, json }: { readonly csv: boolean; readonly json: boolean },
  { out }: Output,
): void {
  if (json) return out(outcomeJson(outcomes));
  for (const line of csv ? outcomeCsv(outcomes) : outcomeTable(outcomes)) out(line);
}

function summaryOf(outcomes: readonly Outcome[]): string {
  const refused = outcomes.filter((outcome) => 'refusal' in outcome).length;
  const unread = outcomes.filter((outcome) => 'errors' in outcome).length;
  return `${counted(outcomes.length, 'row')}: ${outcomes.length - refused - unread} promised, ${refused} refused, ${unread} cannot be read`;
}
