import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { COMPILED_ONCE } from '../../../ledger/embedded/create.ts';

/** WebAssembly: adds up all numbers from 1 to its argument. */
const SUM = `
  00 61 73 6d 01 00 00 00  01 06 01 60 01 7f 01 7f  03 02 01 00  07 05 01 01 66 00 00
  0a 1b 01 19 01 01 7f  03 40  20 01 20 00 6a 21 01  20 00 41 01 6b 22 00  0d 00 0b  20 01 0b`;

/** A process that sets flags while it runs, as ours does, calls a function often, and looks who compiled it. */
const PROGRAM = `
  const [flags, looks, code] = process.argv.slice(1);
  if (flags) require('node:v8').setFlagsFromString(flags);
  const bytes = Buffer.from(code.replaceAll(/\\s/g, ''), 'hex');
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const isOptimised = () => !%IsLiftoffFunction(f);
  const look = (left) => {
    for (let call = 0; call < 100; call += 1) f(100000);
    if (isOptimised() || left === 0) process.stdout.write(isOptimised() ? 'optimised' : 'as it was');
    else setTimeout(look, 5, left - 1);
  };
  look(Number(looks));`;

function compiledWith(flags: string, looks: number): string {
  const args = ['--allow-natives-syntax', '-e', PROGRAM, '--', flags, String(looks), SUM];
  return execFileSync(process.execPath, args, { encoding: 'utf8' });
}

it('WebAssembly is not compiled a second time, as this version of Node would do by default', () => {
  // However long that takes on a busy machine: another thread does it.
  expect(compiledWith('', 1_000_000)).toBe('optimised');
  expect(compiledWith(COMPILED_ONCE, 50)).toBe('as it was');
});
