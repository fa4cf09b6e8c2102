import { describe, expect, it } from 'vitest';
import { daysOf, event, feedOf, problemsOf, read } from './feeds.ts';

const FIRST = 'DTSTART;VALUE=DATE:20260514';

describe('a holiday feed', () => {
  it.each([
    ['without an end, one day', [], ['2026-05-14']],
    [
      'up to the day before DTEND',
      ['DTEND;VALUE=DATE:20260517'],
      ['2026-05-14', '2026-05-15', '2026-05-16'],
    ],
    ['as many days as DURATION says', ['DURATION:P2D'], ['2026-05-14', '2026-05-15']],
  ])('closes each day of an event: %s', (_what, lines, dates) => {
    expect(Object.keys(daysOf(feedOf(event(FIRST, ...lines))))).toEqual(dates);
  });

  it('counts weeks of a DURATION as seven days', () => {
    expect(Object.keys(daysOf(feedOf(event(FIRST, 'DURATION:P1W'))))).toHaveLength(7);
  });

  it('takes no name that shows something else than it says', () => {
    expect(problemsOf(feedOf(event(FIRST, 'SUMMARY:Founding\u202eday')))).toEqual([
      expect.stringContaining('SUMMARY contains U+202E at character 9'),
    ]);
  });

  it('names dates as they are, whatever zone the file speaks of', () => {
    const file = feedOf(event('DTSTART;VALUE=DATE:20261225')).replace(
      'BEGIN:VEVENT',
      'X-WR-TIMEZONE:Pacific/Apia\r\nBEGIN:VEVENT',
    );
    expect(daysOf(file)).toEqual({ '2026-12-25': 'Founding day' });
  });

  it('holds days that are marked as transparent, as public feeds mark them', () => {
    expect(daysOf(feedOf(event(FIRST, 'TRANSP:TRANSPARENT')))).toHaveProperty('2026-05-14');
  });

  it('leaves out what is cancelled, and says so', () => {
    const { days, leftOut } = read(feedOf(event(FIRST, 'STATUS:CANCELLED')));
    expect(days).toEqual({});
    expect(leftOut).toEqual([
      {
        name: 'Founding day',
        label: '"Founding day" (UID 1@harbour.example)',
        because: 'because it is cancelled',
      },
    ]);
  });

  it('keeps to its years, also with what reaches into them', () => {
    const around = event('DTSTART;VALUE=DATE:20251230', 'DTEND;VALUE=DATE:20260102');
    expect(Object.keys(daysOf(feedOf(around)))).toEqual(['2026-01-01']);
  });

  it('joins the different names of one date, each once', () => {
    const file = feedOf(
      event(FIRST, 'UID:1'),
      event(FIRST, 'UID:2', 'SUMMARY:Ascension'),
      event(FIRST, 'UID:3'),
    );
    expect(daysOf(file)).toEqual({ '2026-05-14': 'Founding day / Ascension' });
  });

  it('reads escapes, line breaks of either kind, blank lines and a byte order mark', () => {
    const file = feedOf(event(FIRST, 'SUMMARY;LANGUAGE=en:Dredging\\, part 1\\; of\\n two \\\\'));
    const days = { '2026-05-14': 'Dredging, part 1; of two \\' };
    expect(daysOf(file)).toEqual(days);
    expect(daysOf(`\uFEFF${file.replaceAll('\r\n', '\n')}\n\n`)).toEqual(days);
  });

  it('reads lines that were folded in the middle of a character', () => {
    const [head = '', tail = ''] = feedOf(event(FIRST, 'SUMMARY:建#立')).split('#');
    const character = Buffer.from('国');
    const file = Buffer.concat([
      Buffer.from(head),
      character.subarray(0, 1),
      Buffer.from('\r\n '),
      character.subarray(1),
      Buffer.from(tail),
    ]);
    expect(read(file)).toMatchObject({ days: { '2026-05-14': '建国立' }, problems: [] });
  });

  it('ignores tasks, zones and alarms', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Wake up', 'DURATION:PT5M', 'END:VALARM'];
    const task = ['BEGIN:VTODO', 'DTSTART:20260101T000000Z', 'END:VTODO'];
    expect(daysOf(feedOf(task, event(FIRST, 'SUMMARY:Founding day', ...alarm)))).toEqual({
      '2026-05-14': 'Founding day',
    });
  });
});

describe('a series', () => {
  const series = ['DTSTART;VALUE=DATE:20260514', 'RRULE:FREQ=YEARLY'];

  it('recurs within the years, and adds and leaves out days', () => {
    const lines = ['RDATE;VALUE=DATE:20260601,20270601', 'EXDATE;VALUE=DATE:20270514'];
    const dates = Object.keys(daysOf(feedOf(event(...series, ...lines))));
    expect(dates).toEqual(['2026-05-14', '2026-06-01', '2027-06-01', '2028-05-14']);
  });

  it('has occurrences that were moved, renamed or cancelled', () => {
    const moved = event(
      'RECURRENCE-ID;VALUE=DATE:20270514',
      'DTSTART;VALUE=DATE:20270520',
      'SUMMARY:Moved',
    );
    const cancelled = event(
      'RECURRENCE-ID;VALUE=DATE:20280514',
      'DTSTART;VALUE=DATE:20280514',
      'STATUS:CANCELLED',
    );
    expect(daysOf(feedOf(moved, event(...series), cancelled))).toEqual({
      '2026-05-14': 'Founding day',
      '2027-05-20': 'Moved',
    });
  });

  it('is left out with all its changes where it is cancelled itself', () => {
    const moved = event('RECURRENCE-ID;VALUE=DATE:20270514', 'DTSTART;VALUE=DATE:20270520');
    expect(daysOf(feedOf(event(...series, 'STATUS:CANCELLED'), moved))).toEqual({});
  });
});

describe('an event that is broken', () => {
  it.each([
    [
      'begins in UTC, in no zone that is known',
      ['DTSTART:20260514T220000Z'],
      /DTSTART is in UTC \(20260514T220000Z\), and which day .*say --time-zone ZONE/,
    ],
    [
      'closes a part of a day',
      ['DTSTART;TZID="Europe/Berlin":20260514T090000', 'DURATION:PT3H'],
      /is a part of the day, 09:00 to 12:00: say --half-days exceptions/,
    ],
    [
      'begins at a time and never ends',
      ['DTSTART:20260514T090000'],
      /begins at 09:00 and has no end/,
    ],
    [
      'lasts over midnight',
      ['DTSTART:20260514T090000', 'DTEND:20260516T090000'],
      /lasts from 2026-05-14 09:00 to 2026-05-16 09:00, neither whole days/,
    ],
    ['has no begin', [], /DTSTART is missing/],
    [
      'begins on a date that does not exist',
      ['DTSTART;VALUE=DATE:20260230'],
      /20260230 is a date or time that does not exist/,
    ],
    ['begins on no date', ['DTSTART;VALUE=DATE:202605145'], /"202605145" is not a date/],
    ['ends before it begins', [FIRST, 'DTEND;VALUE=DATE:20260513'], /DTEND is before DTSTART/],
    [
      'ends on no date',
      [FIRST, 'DTEND;VALUE=DATE:20260631'],
      /DTEND 20260631 is a date or time that does not exist/,
    ],
    ['ends twice', [FIRST, 'DTEND;VALUE=DATE:20260515', 'DURATION:P1D'], /both DTEND and DURATION/],
    ['lasts less than no time', [FIRST, 'DURATION:-P1D'], /DURATION "-P1D" is none/],
    ['lasts nothing that can be read', [FIRST, 'DURATION:PT'], /DURATION "PT" is none/],
    ['lasts years', [FIRST, 'DTEND;VALUE=DATE:20360514'], /lasts 3653 days/],
    ['has no name', [FIRST, 'SUMMARY: '], /SUMMARY is missing or empty/],
    ['begins twice', [FIRST, FIRST], /DTSTART occurs twice/],
    ['leaves out a time in UTC', [FIRST, 'EXDATE:20260514T000000Z'], /EXDATE is in UTC/],
    [
      'leaves out a time at which it does not begin',
      [FIRST, 'EXDATE:20260514T170000'],
      /EXDATE is 2026-05-14 at 17:00, when nothing of its series begins/,
    ],
    ['adds a period', [FIRST, 'RDATE;VALUE=PERIOD:20260514T000000Z/P1D'], /RDATE is a period/],
    ['leaves out a rule', [FIRST, 'EXRULE:FREQ=YEARLY'], /EXRULE is no part/],
    [
      'changes one day by a rule of its own',
      [FIRST, 'RECURRENCE-ID;VALUE=DATE:20260514', 'RRULE:FREQ=DAILY;COUNT=3'],
      /RECURRENCE-ID replaces one day/,
    ],
    [
      'changes a series that is not there',
      [FIRST, 'RECURRENCE-ID;VALUE=DATE:20260514'],
      /no series of this UID/,
    ],
    [
      'changes all that follows',
      [FIRST, 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260514'],
      /RANGE is not supported/,
    ],
  ])('is told with its line, name and what to do: one that %s', (_what, lines, message) => {
    const problems = problemsOf(feedOf(event(...lines)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^line \d+, (?:"Founding day"|an event without a name) \(UID 1@harbour.example\): /,
    );
    expect(problems[0]).toMatch(message);
  });

  it('is told together with all others, each by its line', () => {
    const file = feedOf(
      event('DTSTART;VALUE=DATE:20260230'),
      event('UID:2', FIRST, 'RRULE:FREQ=HOURLY', 'SUMMARY:'),
    );
    expect(problemsOf(file).map((text) => /^line \d+/.exec(text)?.[0])).toEqual([
      'line 7',
      'line 12',
      'line 13',
    ]);
  });

  it('asks for the zone once, however many of its times are in UTC', () => {
    const times = ['DTSTART:20260513T220000Z', 'DTEND:20260514T220000Z'];
    expect(problemsOf(feedOf(event(...times, 'EXDATE:20260514T220000Z')))).toHaveLength(1);
  });

  it('changes a day on which its series has no occurrence', () => {
    const moved = event('RECURRENCE-ID;VALUE=DATE:20270515', 'DTSTART;VALUE=DATE:20270520');
    const problems = problemsOf(feedOf(event(FIRST, 'RRULE:FREQ=YEARLY'), moved));
    expect(problems).toEqual([expect.stringContaining('no occurrence on that day')]);
  });

  it('may be one of several without a UID', () => {
    const nameless = ['BEGIN:VEVENT', FIRST, 'SUMMARY:One', 'END:VEVENT'];
    expect(problemsOf(feedOf(nameless, nameless))).toEqual([]);
  });
});

describe('a file that is broken', () => {
  const whole = feedOf(event(FIRST));

  it.each([
    ['is something else', '<html>not found</html>', /no BEGIN:VCALENDAR/],
    ['is empty', '', /no BEGIN:VCALENDAR/],
    ['has events without a calendar', event(FIRST).join('\n'), /no BEGIN:VCALENDAR/],
    [
      'hides an event in another component',
      ['BEGIN:VCALENDAR', ...event(FIRST), 'BEGIN:X-BOX', ...event(FIRST), 'END:X-BOX']
        .concat('END:VCALENDAR')
        .join('\n'),
      /does not stand directly within BEGIN:VCALENDAR/,
    ],
    ['has no events', feedOf(), /no BEGIN:VEVENT/],
    ['is cut off', whole.slice(0, whole.indexOf('END:VEVENT')), /BEGIN:VEVENT has no END/],
    [
      'lacks the end of an event',
      whole.replace('END:VEVENT\r\n', ''),
      /BEGIN:VEVENT has no END before END:VCALENDAR/,
    ],
    [
      'ends what did not begin',
      whole.replace('BEGIN:VEVENT\r\n', 'END:VALARM\r\nBEGIN:VEVENT\r\n'),
      /END:VALARM has no BEGIN/,
    ],
    ['has a line without a name', whole.replace('UID:', '=UID:'), /is not a line of iCalendar/],
    [
      'has a line without a value',
      whole.replace('UID:1@harbour.example', 'UID'),
      /"UID" is not a line of iCalendar/,
    ],
    [
      'has quotes that do not close',
      whole.replace('SUMMARY:', 'SUMMARY;LANGUAGE="en:'),
      /is not a line of iCalendar/,
    ],
  ])('is refused: one that %s', (_what, file, message) => {
    expect(problemsOf(file)).toContainEqual(expect.stringMatching(message));
  });

  it('recurs on more days than anybody has off', () => {
    const long = ['DTSTART;VALUE=DATE:20150101', 'DTEND;VALUE=DATE:20160101', 'RRULE:FREQ=DAILY'];
    const many = Array.from({ length: 100 }, (_, index) => event(`UID:${index}`, ...long));
    const { problems } = read(feedOf(...many), [2015, 2035]);
    expect(problems).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('recur on more days than a feed of holidays has'),
      }),
    ]);
  });

  it('is counted from two thousand years ago, in many events', () => {
    const old = ['DTSTART;VALUE=DATE:00010101', 'RRULE:FREQ=YEARLY;COUNT=10000'];
    const many = Array.from({ length: 100 }, (_, index) => event(`UID:${index}`, ...old));
    expect(problemsOf(feedOf(...many))).toEqual([expect.stringContaining('from here on, events')]);
  });

  it('repeats itself in a rule', () => {
    const days = Array.from({ length: 200_000 }, () => '14').join(',');
    const weekdays = Array.from({ length: 200_000 }, () => 'MO').join(',');
    const rule = `RRULE:FREQ=YEARLY;BYMONTHDAY=${days};BYDAY=${weekdays},TH`;
    expect(Object.keys(daysOf(feedOf(event(FIRST, rule))))).toContain('2026-09-14');
  });

  it('ends more than it begins, deep inside', { timeout: 10_000 }, () => {
    const nested = [...repeated('BEGIN:A'), ...repeated('END:B')].join('\n');
    expect(problemsOf(`BEGIN:VCALENDAR\n${nested}\nEND:VCALENDAR`).length).toBeGreaterThan(100_000);
  });

  it('is no UTF-8', () => {
    const file = Buffer.from(feedOf(event(FIRST, 'SUMMARY:Fête')), 'latin1');
    expect(problemsOf(file)).toContainEqual(
      expect.stringMatching(/^line 7, an event without a name .*: this line is no UTF-8/),
    );
  });

  it.each([
    ['with a byte order mark', '\uFEFF'],
    ['without one', ''],
  ])('is UTF-16 %s, which it says once', (_what, mark) => {
    const little = Buffer.from(mark + whole, 'utf16le');
    const message = 'line 1: the file is UTF-16: save it as UTF-8, and import it again';
    expect(problemsOf(little)).toEqual([message]);
    expect(problemsOf(Buffer.from(little).swap16())).toEqual([message]);
  });
});

function repeated(line: string): readonly string[] {
  return Array.from({ length: 60_000 }, () => line);
}
