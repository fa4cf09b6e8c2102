import { describe, expect, test } from 'vitest';
import { withPart } from '../../bench/document.ts';
import { rotated } from '../../bench/rotated.ts';
import { spreadOf } from '../../bench/spread.ts';
import { lagOf, type Lag } from '../../bench/storm/lag.ts';
import { report } from '../../bench/storm/report.ts';
import { figures, table } from '../../bench/table.ts';

function lag(ms: number): Lag {
  return { median: ms, p99: ms, max: ms };
}

describe('what a bench reports', () => {
  test('the median lies in the middle, or between the two that do', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ min: 1, median: 5, max: 9 });
    expect(spreadOf([10, 2, 4, 8])).toEqual({ min: 2, median: 6, max: 10 });
    expect(() => spreadOf([])).toThrow(RangeError);
  });

  test('figures have three digits', () => {
    expect(figures({ min: 0.012345, median: 12.345, max: 123_456 })).toBe('12.3 (0.0123–123,000)');
  });

  test('the first row heads a table', () => {
    const rows = [
      ['', 'calls'],
      ['ours', '2'],
    ];
    expect(table(rows)).toBe('|  | calls |\n| --- | ---: |\n| ours | 2 |');
  });

  test('a part replaces the one before and leaves the others', () => {
    const text = 'a\n<!-- time: written -->\n\nold\n\n<!-- end of time -->\nz\n';
    const replaced = withPart(text, 'time', '\nnew $1\n');
    expect(replaced).toBe('a\n<!-- time: written -->\n\nnew $1\n\n<!-- end of time -->\nz\n');
    expect(() => withPart(text, 'deadlines', 'new')).toThrow('no place for deadlines');
  });

  test('everybody is first once in as many rounds', () => {
    const rounds = [-1, 0, 1, 2].map((round) => rotated(['a', 'b', 'c'], round).join(''));
    expect(rounds).toEqual(['cab', 'abc', 'bca', 'cab']);
  });

  test('a lag of a hundred is within its 99th, and its last is its latest', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(lagOf(values)).toEqual({ median: 50, p99: 99, max: 100 });
    expect(lagOf([7])).toEqual({ median: 7, p99: 7, max: 7 });
    expect(() => lagOf([])).toThrow(RangeError);
  });

  test('how many times as late is asked of each round, not of all together', () => {
    const rounds = [
      { ran: lag(1), arrived: lag(2) },
      { ran: lag(10), arrived: lag(30) },
      { ran: lag(100), arrived: lag(400) },
    ];
    const measures = { ran: 'bare', arrived: 'ours' };
    const setting = { storm: 9, database: 'none', machine: 'none', measures };
    const each = '3 (2–4)';
    expect(report(rounds, setting)).toContain(`| ours | ${each} | ${each} | ${each} |`);
  });
});
