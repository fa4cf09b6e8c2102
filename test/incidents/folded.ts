import { replay } from '../../domain/case/replay.ts';
import { exampleCatalogue } from '../support/catalogues.ts';
import { drafted } from '../support/drafted.ts';
import { caseBody } from './case-body.ts';
import { ZONE, type Incident } from './incident.ts';
import type { Terms } from './walk/terms.ts';
import type { CaseRecord, WalkedCase } from './walk/walked-case.ts';

const NOW = Date.UTC(2026, 10, 21);

/** What the domain makes of an incident and of what people did with it. */
export function folded(incident: Incident, { offering }: Terms, { acts }: WalkedCase): CaseRecord {
  const { openedAt, ...request } = caseBody(incident, { account: 'acc_test', offering });
  const history = acts.map((act) => ({ ...act, at: new Date(act.at).toISOString() }));
  const file = drafted(openedAt, {
    catalogue: exampleCatalogue(),
    account: { region: 'BR', timeZone: ZONE },
    request: { ...request, history },
  });
  const { status, severity, closure, clocks } = replay(file, [], NOW).state;
  return {
    status,
    severity,
    closedAt: closure?.at ?? null,
    outcome: closure?.outcome ?? null,
    clocks: clocks.map(({ metric, cycle, state, startedAt, dueAt, metAt, breachedAt, pauses }) => {
      return { metric, cycle, state, startedAt, dueAt, metAt, breachedAt, pauses };
    }),
  };
}
