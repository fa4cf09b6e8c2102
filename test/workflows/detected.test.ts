import { describe, expect, it } from 'vitest';
import { detected } from '../../workflows/lib/detected.ts';

const NOW = 1_000;
const response = { at: 200, actor: 'Ada' };
const corrected = { at: 150, actor: 'system' };
const breached = { at: 900, actor: 'system' };

describe('an event', () => {
  it('that is reported late is known since then, with what follows from it', () => {
    expect(detected([response, corrected], NOW, null)).toEqual([
      { ...response, detectedAt: NOW },
      { ...corrected, detectedAt: NOW },
    ]);
  });

  it('that fell due counts from its deadline, even if an act arrives before it was recorded', () => {
    const told = detected([response, breached], NOW, breached.at);
    expect(told).toEqual([
      { ...response, detectedAt: NOW },
      { ...breached, detectedAt: null },
    ]);
  });

  it('that nobody reported is known since it happened', () => {
    expect(detected([breached], null, null)).toEqual([{ ...breached, detectedAt: null }]);
  });
});
