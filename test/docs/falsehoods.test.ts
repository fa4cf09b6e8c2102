import { describe, expect, test } from 'vitest';
import { difference, type Printed } from './support/difference.ts';
import { falsified } from './support/falsified.ts';
import type { Shown } from './support/page.ts';
import { openTerminal, type Output } from './support/terminal.ts';

const QUICK = { step: 400, page: 3000 };

function page(text: string, marks: Partial<Shown> = {}): Shown {
  const plain = { isOfNow: true, isPart: false, isOfBackground: false };
  return { line: 1, language: 'text', ...plain, text, zones: ['Europe/Berlin'], ...marks };
}

function printed(last: string, background: readonly string[] = []): Printed {
  return { last, background, took: QUICK };
}

function isTrue(shown: Shown, came: string): boolean {
  return difference(shown, printed(came)) === null;
}

/** In summer; what came, in winter. */
const EXPLAINED = page(`Started:  Mon 06 Jul 2026, 10:00:02 (+02:00)
Due:      Mon 06 Jul 2026, 11:00:02 (+02:00), answered Mon 06 Jul 2026, 11:00:04 (+02:00)`);
const EXPLAINED_THEN = `Started:  Tue 01 Dec 2026, 23:30:59 (+01:00)
Due:      Wed 02 Dec 2026, 00:30:59 (+01:00), answered Wed 02 Dec 2026, 00:30:59 (+01:00)`;

const SPOKEN = page(`2026-07-06T08:00:02.123Z opened
2026-07-06T09:00:02.123Z due on Monday 6 July 2026, 11:00 (Central European Summer Time)
2026-07-06T08:00:03.001Z asked`);
const SPOKEN_THEN = `2026-12-01T22:30:59.900Z opened
2026-12-01T23:30:59.900Z due on Wednesday 2 December 2026, 00:30 (Central European Standard Time)
2026-12-01T22:31:00.200Z asked`;

const LEFT = page('{ "dueAt": "2026-07-06T09:00:02.123Z", "remainingSeconds": 20 }', {
  language: 'json',
});

describe('a page of another day and season', () => {
  test.each([
    [EXPLAINED, EXPLAINED_THEN],
    [SPOKEN, SPOKEN_THEN],
    [LEFT, '{"dueAt":"2026-12-01T23:30:59.900Z","remainingSeconds":19}'],
  ])('is true', (shown, came) => {
    expect(isTrue(shown, came)).toBe(true);
  });

  test.each([
    [EXPLAINED, EXPLAINED_THEN],
    [SPOKEN, SPOKEN_THEN],
  ])('is true of nothing else', (shown, came) => {
    const passing = falsified(shown).filter((one) => isTrue(one.shown, came));
    expect(passing.map(({ what }) => what)).toEqual([]);
  });
});

describe('what a page says of now', () => {
  test.each([
    ['another weekday', 'Started:  Mon', 'Started:  Tue'],
    [
      "winter's offset in summer",
      'Due:      Mon 06 Jul 2026, 11:00:02 (+02',
      'Due:      Mon 06 Jul 2026, 11:00:02 (+01',
    ],
    [
      'a deadline that is a second later',
      'Due:      Mon 06 Jul 2026, 11:00:02',
      'Due:      Mon 06 Jul 2026, 11:00:03',
    ],
    [
      'an answer before the deadline',
      'answered Mon 06 Jul 2026, 11:00:04',
      'answered Mon 06 Jul 2026, 11:00:00',
    ],
    [
      'an answer a minute after it',
      'answered Mon 06 Jul 2026, 11:00:04',
      'answered Mon 06 Jul 2026, 11:01:04',
    ],
  ])('is false with %s', (_, one, other) => {
    const shown = { ...EXPLAINED, text: EXPLAINED.text.replace(one, other) };
    expect(shown.text).not.toBe(EXPLAINED.text);
    const came = EXPLAINED_THEN.replace(
      'answered Wed 02 Dec 2026, 00:30:59',
      'answered Wed 02 Dec 2026, 00:31:01',
    );
    expect(isTrue(shown, came)).toBe(false);
  });

  test.each([
    ["winter's name of the zone in summer", 'Summer Time', 'Standard Time'],
    ['a deadline that is a minute later', ', 11:00', ', 11:01'],
    ['a time of another zone', ', 11:00', ', 09:00'],
  ])('is false with %s', (_, one, other) => {
    expect(isTrue({ ...SPOKEN, text: SPOKEN.text.replace(one, other) }, SPOKEN_THEN)).toBe(false);
  });

  test.each([17, 23, 0])('is false with %i seconds left instead of 20', (left) => {
    const shown = { ...LEFT, text: LEFT.text.replace('20 }', `${left} }`) };
    const came = '{"dueAt":"2026-12-01T23:30:59.900Z","remainingSeconds":20}';
    expect(isTrue(shown, came)).toBe(false);
  });

  test('is false where lateness differs by more than the commands took', () => {
    const shown = page('a  2026-07-06T08:00:02.123Z  3580582 ms later  opened');
    const came = 'a  2026-12-01T22:30:59.900Z  3581900 ms later  opened';
    expect(isTrue(shown, came)).toBe(true);
    expect(isTrue(shown, came.replace('3581900', '3600000'))).toBe(false);
  });

  test('is false where one id is two', () => {
    const [a, b] = ['a'.repeat(26), 'b'.repeat(26)];
    const shown = page(`held for case_${a}, back from case_${a}`);
    expect(isTrue(shown, `held for case_${b}, back from case_${b}`)).toBe(true);
    expect(isTrue(shown, `held for case_${a}, back from case_${b}`)).toBe(false);
  });
});

describe('what goes on in the background', () => {
  const shown = page('ready', { isOfNow: false });
  const ofBackground = { ...shown, isOfBackground: true };

  test('is apart from what a command prints', () => {
    expect(difference(shown, printed('', ['ready']))).not.toBeNull();
    expect(difference(ofBackground, printed('ready', ['']))).not.toBeNull();
    expect(difference(ofBackground, printed('', ['starting\nready']))).toBeNull();
  });
});

describe('a command that fails', () => {
  test.each([
    ['alone', 'false'],
    ['before others', 'false\ntrue'],
    ['in a pipeline', 'false | cat'],
    ['in a function', 'f() { false; true; }\nf'],
    ['in a substitution', 'echo "$(false; true)"'],
    ['as it is not there', 'no-such-command-here; true'],
    ['as it is none', 'fi'],
  ])('is noticed %s', async (_, commands) => {
    expect((await outputOf(commands)).failures).not.toEqual([]);
  });

  test.each(['if false; then true; fi', 'false || true', 'X=$(echo 1)\necho $X'])(
    'is not seen in %j',
    async (commands) => {
      expect((await outputOf(commands)).failures).toEqual([]);
    },
  );
});

async function outputOf(commands: string): Promise<Output> {
  const terminal = openTerminal({});
  try {
    return await terminal.run(commands);
  } finally {
    await terminal.close();
  }
}
