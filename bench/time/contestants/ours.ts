import { compileCalendar } from '../../../domain/time/compile.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { Contestant } from '../contestant.ts';

export const ours: Contestant = {
  prepare(calendar) {
    const compiled = compileCalendar(calendar);
    return {
      add: (start, minutes) => compiled.add(start, minutes * MINUTE),
      measure: (start, end) => compiled.measure(start, end) / MINUTE,
    };
  },
};
