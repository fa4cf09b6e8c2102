import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  oneLine,
  readLine,
  readProse,
  shown,
  whyRefused,
} from '../../../domain/typed-text/typed-text.ts';
import { BREAKS, FORGED, INVISIBLE, MISLEADING, MISLEADS, nasty, ORDINARY } from './alphabet.ts';

const named = (character: string) =>
  Array.from(character, (one) => `U+${one.codePointAt(0)?.toString(16)}`).join(' ');
const each = (characters: readonly string[]) => characters.map((one) => [named(one), one] as const);

describe('a text that people type', () => {
  it.each(ORDINARY)('is read, accepted and shown as it is if it is ordinary: %s', (text) => {
    expect([readLine(text), readProse(text), oneLine(text), shown(text)]).toEqual(
      Array.from({ length: 4 }, () => text),
    );
    expect(whyRefused(text)).toBeNull();
  });

  it.each(each(MISLEADING))('is refused with %s in it, which is named with its place', (_, one) => {
    const code = one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    expect(whyRefused(`👩‍👧 x${one}y`)).toContain(`contains U+${code} at character 6,`);
  });

  it.each(each(INVISIBLE))('is empty if it is made of %s', (_, one) => {
    expect([readLine(one.repeat(3)), readProse(` ${one}\n`)]).toEqual(['', '']);
  });

  it.each(each(BREAKS))('is read as one line without %s', (_, one) => {
    expect(readLine(`one${one}two`)).toBe('one two');
    expect(readLine(`${one}one${one}`)).toBe('one');
  });

  it('keeps its lines where it may have several', () => {
    expect(readProse('\n one\n\n  two\t\r\n')).toBe('one\n\n  two');
  });

  it('loses what phones and file managers put around it, and no other direction', () => {
    expect(readLine('\u202a+49 30 12\u202c')).toBe('+49 30 12');
    expect(readLine('\u2068Ada\u2069 ')).toBe('Ada');
    expect(whyRefused(readLine('\u202egpj.exe'))).toContain('U+202E at character 1');
    expect(whyRefused(readLine('a\u202ab\u202cc'))).toContain('U+202A at character 2');
  });

  it('is read and shown without going over it again and again, however it is padded', () => {
    // Going over this a million times would never end.
    const padded = `x${' \u202a\t\u3164\u{e0041}'.repeat(200_000)}x`;
    expect(readLine(padded)).toHaveLength(padded.length);
    expect(readProse(padded)).toHaveLength(padded.length);
    expect(whyRefused(padded)).toContain('U+202A at character 3');
    expect(oneLine(padded).length).toBeGreaterThan(padded.length);
    expect(shown(padded).length).toBeGreaterThan(padded.length);
  });
});

describe('a text that is shown', () => {
  it('shows what would mislead', () => {
    expect(shown('a\x1b[2Jb\x07\x7f\x9b\u202e\u{e0041}\ud800')).toBe(
      'a␛[2Jb␇␡[U+009B][U+202E][U+E0041][U+D800]',
    );
  });

  it('has its lines, each ended by the same line break', () => {
    expect(shown('1\r\n2\r3\x854\u20285\t6')).toBe('1\n2\n3\n4\n5\t6');
  });

  it('is one line where it has to be, without blanks that could feign another', () => {
    expect(oneLine(` ${FORGED}${'\u00a0'.repeat(80)}x\u3164\u2800\u3164 y `)).toBe(
      'Clock: first response Due: 2099-01-01 State: met x y',
    );
  });

  it('never misleads, and showing it again changes nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [line, lines] = [oneLine(text), shown(text)];
        expect(line).not.toMatch(MISLEADS);
        expect(line).not.toMatch(/[\t\n]/);
        expect(lines).not.toMatch(MISLEADS);
        expect([oneLine(line), shown(lines)]).toEqual([line, lines]);
      }),
    );
  });

  it('shows as it was typed whatever was accepted as a line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const line = readLine(text);
        fc.pre(whyRefused(line) === null);
        expect(shown(line)).toBe(line);
        expect(readLine(line)).toBe(line);
      }),
    );
  });
});
