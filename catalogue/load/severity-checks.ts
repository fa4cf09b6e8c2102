import { meant } from '../schema/issue-words.ts';
import type { Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { askedFor } from './asked-for.ts';
import type { Report } from './policy-error.ts';

/** Checks that all severities that an offering names are its own, and that silence only lowers them. */
export function checkSeverities(offering: Offering, report: Report): void {
  const known = severitiesOf(offering);
  for (const { path, severity } of severitiesNamed(offering)) {
    if (known.includes(severity)) continue;
    report(
      path,
      `no such severity: ${severity}${meant(severity, known) || `; there are ${known.join(', ')}`}`,
    );
  }
  checkDowngrades(offering, known, report);
}

interface NamedSeverity {
  readonly path: string;
  readonly severity: string;
}

function severitiesNamed(offering: Offering): readonly NamedSeverity[] {
  const { commitments, clocks, rules, nonResponse } = offering;
  const ofRows = Object.entries({ commitments, clocks }).flatMap(([list, rows]) =>
    rows.flatMap(({ severities }, index) =>
      severities.map((severity, place) => ({
        path: `${list}.${index}.severities.${place}`,
        severity,
      })),
    ),
  );
  const alternatives = rules.flatMap(({ alternative }, index) =>
    alternative?.severity === undefined
      ? []
      : [{ path: `rules.${index}.alternative.severity`, severity: alternative.severity }],
  );
  const steps = Object.entries(nonResponse?.steps ?? {}).flatMap(([severity, { step }]) => {
    const path = `nonResponse.steps.${severity}`;
    return [
      { path, severity },
      ...(typeof step === 'string'
        ? []
        : [{ path: `${path}.step.severity`, severity: step.severity }]),
    ];
  });
  const inConditions = askedFor(offering, 'severity').map(({ path, value }) => {
    return { path, severity: value };
  });
  return [...ofRows, ...alternatives, ...steps, ...inConditions];
}

function checkDowngrades(
  { nonResponse }: Offering,
  known: readonly string[],
  report: Report,
): void {
  for (const [severity, { step }] of Object.entries(nonResponse?.steps ?? {})) {
    if (typeof step === 'string' || !known.includes(step.severity)) continue;
    if (known.indexOf(step.severity) > known.indexOf(severity)) continue;
    const message = `silence lowers severity ${severity}: ${step.severity} is not below it`;
    report(`nonResponse.steps.${severity}.step.severity`, message);
  }
}
