import { describe, expect, test } from 'vitest';
import type { Contestant } from '../../bench/rates/contestant.ts';
import type { HistorySize } from '../../bench/rates/histories.ts';
import { report } from '../../bench/rates/report.ts';
import { CONCURRENCY, measureRound, type Rates, type Round } from '../../bench/rates/round.ts';

/** Writes down what is called of it. */
function noting(name: string, calls: string[]): Contestant {
  let opened = 0;
  const note = async (what: string): Promise<void> => void calls.push(`${name} ${what}`);
  return {
    async open() {
      opened += 1;
      await note('open');
      return `${name}-${opened}`;
    },
    act: (id) => note(`act ${id}`),
    read: (id) => note(`read ${id}`),
  };
}

/** A round in which everything has the same rates. */
function roundOf(rates: Rates): Round {
  return {
    opening: rates,
    firstRead: rates,
    furtherReads: rates,
    firstAnswer: rates,
    secondAnswer: rates,
  };
}

function history(events: number): HistorySize {
  return { events, bytes: events * 1_000 };
}

describe('a round of rates', () => {
  test('has each side open, read and act in turns, on what it has opened itself', async () => {
    const calls: string[] = [];
    const contestants = { ours: noting('ours', calls), bare: noting('bare', calls) };
    await measureRound(contestants, { index: 0, count: 1, restMs: 0 });
    const again = ['read', 'read', 'read'];
    const turns = [['read'], again, ['act'], ['act']].flatMap((turn) => [
      ...turn.map((what) => `ours ${what} ours-1`),
      ...turn.map((what) => `bare ${what} bare-1`),
    ]);
    expect(calls).toEqual(['ours open', 'bare open', ...turns]);
  });

  test('begins with the other side each time', async () => {
    const firsts: (string | undefined)[] = [];
    for (const index of [0, 1, 2]) {
      const calls: string[] = [];
      const contestants = { ours: noting('ours', calls), bare: noting('bare', calls) };
      await measureRound(contestants, { index, count: 1, restMs: 0 });
      firsts.push(calls[0]);
    }
    expect(firsts).toEqual(['ours open', 'bare open', 'ours open']);
  });

  test('has as many calls of a side under way at once as it says, and counts every answer', async () => {
    let underWay = 0;
    let most = 0;
    const busy = async (): Promise<string> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      return 'id';
    };
    const side: Contestant = { open: busy, act: busy, read: busy };
    const round = await measureRound(
      { ours: side, bare: side },
      { index: 0, count: 3 * CONCURRENCY, restMs: 0 },
    );
    expect(most).toBe(CONCURRENCY);
    const rates = Object.values(round).flatMap(({ ours, bare }) => [ours, bare]);
    expect(rates.every((rate) => rate > 0 && Number.isFinite(rate))).toBe(true);
  });

  test('fails when a call fails', async () => {
    const side = noting('ours', []);
    const bare = { ...side, act: () => Promise.reject(new Error('not taken')) };
    const round = measureRound({ ours: side, bare }, { index: 0, count: 2, restMs: 0 });
    await expect(round).rejects.toThrow('not taken');
  });
});

describe('the report of rates', () => {
  const histories = {
    ours: [history(36), history(37), history(38)],
    withFollowUps: [history(45)],
    bare: [history(15)],
  };
  const setting = { count: 9, restSeconds: 5, inputBytes: 12_345, database: 'none', machine: '' };

  test('divides the rates of each round, not those of all together', () => {
    const rounds = [
      roundOf({ ours: 1, bare: 2 }),
      roundOf({ ours: 30, bare: 10 }),
      roundOf({ ours: 100, bare: 100 }),
    ];
    const text = report(rounds, histories, setting);
    const opening = 'opening a case; starting a workflow';
    expect(text).toContain(`| ${opening} | 30 (1–100) | 10 (2–100) | 1 (0.5–3) | ≥ 0.8 |`);
    expect(text.match(/\| ≥ 3 \|/g)).toHaveLength(2);
  });

  test('shows how long the histories are, beside those of bare workflows', () => {
    const text = report([roundOf({ ours: 1, bare: 1 })], histories, setting);
    expect(text).toContain(
      '| a case: opened, answered, closed | 37 (36–38) | 37,000 (36,000–38,000) |',
    );
    expect(text).toContain('updated twice | 15 (15–15) | 15,000 (15,000–15,000) |');
    expect(text).toContain('12,345 bytes');
  });
});
