import { describe, expect, it } from 'vitest';
import { noticed } from '../../workflows/noticed.ts';

const NOW = 1_000;
const response = { at: 200, actor: 'Ada' };
const corrected = { at: 150, actor: 'system' };
const breached = { at: 900, actor: 'system' };

describe('an event', () => {
  it('that somebody reports late is known since then, with what follows from it', () => {
    expect(noticed([response, corrected], NOW, null)).toEqual([
      { ...response, knownAt: NOW },
      { ...corrected, knownAt: NOW },
    ]);
  });

  it('that fell due counts from its deadline, also where an act comes before anybody looked', () => {
    const told = noticed([response, breached], NOW, breached.at);
    expect(told).toEqual([{ ...response, knownAt: NOW }, breached]);
  });

  it('that nobody reported is known since it happened', () => {
    expect(noticed([breached], null, null)).toEqual([breached]);
  });
});
