import type { Offering } from '../schema/offering-schema.ts';
import { severitiesOf } from '../schema/severity-schema.ts';
import { askedFor, type AskedFor } from './asked-for.ts';
import { namedInAlternatives, namedInRows } from './named-in.ts';
import { noSuch } from './no-such.ts';
import type { Report } from './policy-error.ts';

/** Checks that all severities that an offering names are its own, and that silence only lowers them. */
export function checkSeverities(offering: Offering, report: Report): void {
  const known = severitiesOf(offering);
  for (const { path, value } of severitiesNamed(offering)) {
    if (!known.includes(value)) report(path, noSuch('severity', value, known));
  }
  checkDowngrades(offering, known, report);
}

function severitiesNamed(offering: Offering): readonly AskedFor[] {
  const steps = Object.entries(offering.nonResponse?.steps ?? {}).flatMap(
    ([severity, { step }]) => {
      const path = `nonResponse.steps.${severity}`;
      return [
        { path, value: severity },
        ...(typeof step === 'string'
          ? []
          : [{ path: `${path}.step.severity`, value: step.severity }]),
      ];
    },
  );
  return [
    ...namedInRows(offering, 'severities'),
    ...namedInAlternatives(offering, 'severity'),
    ...steps,
    ...askedFor(offering, 'severity'),
  ];
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
