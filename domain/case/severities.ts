import type { Severity } from '../../catalogue/schema/vocabulary.ts';
import type { CaseFile } from './case-file.ts';
import type { SeverityLevel } from './commitment.ts';

type Levels = Pick<CaseFile, 'severities'>;

/** 1 for the highest of an offering's severities, 2 for the next; 0 for one that it does not have. */
export function severityRank({ severities }: Levels, severity: Severity): number {
  return severities.findIndex(({ id }) => id === severity) + 1;
}

/** Whether one severity of an offering is lower than another. */
export function isLower(levels: Levels, severity: Severity, than: Severity): boolean {
  return severityRank(levels, severity) > severityRank(levels, than);
}

/** What the offering calls one of its severities, by language. */
export function severityNames({ severities }: Levels, severity: Severity): SeverityLevel['name'] {
  return severities.find(({ id }) => id === severity)?.name ?? { en: severity };
}
