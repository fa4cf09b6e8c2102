import type { Severity } from '../case/types.ts';

/** Says that a severity is none of an offering's, and which there are. */
export function unknownSeverityText(severity: string, known: readonly Severity[]): string {
  return `There is no severity ${severity}: there are ${known.join(', ')}`;
}
