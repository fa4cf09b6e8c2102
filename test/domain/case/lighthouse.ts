import type { CaseFile, Clock, Metric, Severity } from '../../../domain/case/types.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { drafted } from '../../support/drafted.ts';
import type { Lived } from '../../support/lived.ts';

const IN_BRAZIL = { region: 'BR', timeZone: 'America/Sao_Paulo' };

/**
 * A case in São Paulo, three hours behind UTC all year, under the offering that promises every kind
 * of clock: at A in elapsed time, at B and C from 09:00 to 17:00, which are 12:00Z to 20:00Z.
 */
export function lighthouse(severity: Severity, openedAt: string): CaseFile {
  const request = { offering: 'lighthouse', severity };
  return drafted(openedAt, { catalogue: exampleCatalogue(), request, account: IN_BRAZIL });
}

/** Every clock of a metric. */
export function clocksOf({ journal }: Lived, metric: Metric): readonly Clock[] {
  return journal.state.clocks.filter((clock) => clock.metric === metric);
}

/** The newest clock of a metric as it stands at the end; throws where there is none. */
export function clockOf({ journal }: Lived, metric: Metric): Clock {
  const found = journal.state.clocks.findLast((clock) => clock.metric === metric);
  if (!found) throw new Error(`no clock of ${metric}`);
  return found;
}

/** Of an event that is about no level and no threshold. */
const NONE = { level: null, percent: null, beforeMinutes: null };

/** `what at` of the events about a metric: `warning 75`, `breached`, `level 2`, `met`. */
export function eventLines({ journal }: Lived, metric: Metric): readonly string[] {
  return journal.events
    .filter(({ data }) => 'metric' in data && data.metric === metric)
    .map(({ type, at, data }) => {
      const name = type.split('.').at(-1);
      const { level, percent, beforeMinutes } = { ...NONE, ...data };
      const which = level ?? percent ?? beforeMinutes;
      const what = name === 'escalated' ? 'level' : name;
      const number = typeof which === 'number' ? ` ${which}` : '';
      return `${what}${number} ${new Date(at).toISOString()}`;
    });
}

export const at = (text: string): number => Date.parse(text);
