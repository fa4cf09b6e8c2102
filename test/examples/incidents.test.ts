import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../../domain/case/replay.ts';
import { caseBody } from '../../examples/incidents/case-body.ts';
import { differences } from '../../examples/incidents/differences.ts';
import { countsIn, OFFICE, type Counts } from '../../examples/incidents/hours.ts';
import {
  INCIDENTS,
  incidentsOf,
  readIncidents,
  ZONE,
  type Incident,
} from '../../examples/incidents/incident.ts';
import { LIGHTHOUSE, PROFESSIONAL, type Terms } from '../../examples/incidents/terms.ts';
import {
  walkCase,
  type CaseRecord,
  type WalkedCase,
} from '../../examples/incidents/walked-case.ts';
import { loadCatalogue, POLICIES } from '../../policies/load.ts';
import { EXAMPLES } from '../policies/folder.ts';
import { drafted } from '../support/drafted.ts';
import { rounds } from '../support/rounds.ts';

const CATALOGUE = loadCatalogue(POLICIES, EXAMPLES);
const NOW = Date.UTC(2026, 10, 21);

/** What the domain makes of an incident and of what people did with it. */
function replayed(incident: Incident, terms: Terms, { acts }: WalkedCase): CaseRecord {
  const of = { account: 'acc_test', offering: terms.offering };
  const { openedAt, ...request } = caseBody(incident, of);
  const history = acts.map((act) => ({ ...act, at: new Date(act.at).toISOString() }));
  const file = drafted(openedAt, {
    catalogue: CATALOGUE,
    account: { region: 'BR', timeZone: ZONE },
    request: { ...request, history },
  });
  const { status, severity, closure, clocks } = replay(file, [], NOW).state;
  return {
    status,
    severity,
    closedAt: closure?.at ?? null,
    outcome: closure?.outcome ?? null,
    clocks: clocks.map((clock) => ({ ...clock, pauses: clock.pauses ?? [] })),
  };
}

/** In what the domain and the count by the minute differ. */
function disagreements(incidents: readonly Incident[], terms: Terms, counts: Counts) {
  return incidents.flatMap((incident) => {
    const walked = walkCase(incident, terms, counts);
    return differences(walked.record, replayed(incident, terms, walked)).map(
      (what) => `${incident.number}: ${what}`,
    );
  });
}

/** An incident of these rows: `state, day-month hour:minute` of 2016, and a priority that is not 3. */
function incidentOf(...rows: readonly string[]): Incident {
  const opened = '29-02-2016 09:00';
  const header =
    'number,incident_state,made_sla,opened_at,sys_updated_at,location,impact,urgency,priority,assignment_group';
  const lines = rows.map((row) => {
    const [state, at = '', priority = '3 - Moderate'] = row.split(', ');
    const [date, time] = at.split(' ');
    return `INC1,${state},TRUE,${opened},${date}-2016 ${time},L,I,U,${priority},G`;
  });
  const [incident] = incidentsOf([header, ...lines].join('\n'));
  return incident!;
}

/** `act day hour:minute` of a history, in UTC. */
function told({ acts }: WalkedCase): readonly string[] {
  return acts.map(({ act, at }) => `${act} ${new Date(at).toISOString().slice(5, 16)}`);
}

describe('the rows of an incident', () => {
  it('become the response, a request, its answer and the close', () => {
    const incident = incidentOf(
      'New, 28-02 08:00',
      'Active, 29-02 10:00',
      'Awaiting User Info, 29-02 11:00',
      'Awaiting User Info, 29-02 12:00',
      'Active, 29-02 13:00',
      'Resolved, 29-02 14:00',
      'Closed, 05-03 12:00',
    );
    const walked = walkCase(incident, LIGHTHOUSE, countsIn());
    expect(told(walked)).toEqual([
      'response 02-29T13:00',
      'customer-request 02-29T14:00',
      'customer-reply 02-29T16:00',
      'close 02-29T17:00',
    ]);
    // Of the eight hours since nine, two did not count; the resolution is the second clock.
    expect(walked.minutes).toEqual([60, 180, 60]);
  });

  it('reopen the case, and change its severity with the priority', () => {
    const incident = incidentOf(
      'Active, 29-02 10:00',
      'Active, 29-02 10:30, 1 - Critical',
      'Resolved, 29-02 11:00, 1 - Critical',
      'Active, 14-03 11:00, 1 - Critical',
      'Closed, 14-03 12:00, 1 - Critical',
    );
    const walked = walkCase(incident, PROFESSIONAL, countsIn());
    expect(told(walked)).toEqual([
      'response 02-29T13:00',
      'severity 02-29T13:30',
      'close 02-29T14:00',
      'reopen 03-14T14:00',
      'close 03-14T15:00',
    ]);
    expect(walked.record.severity).toBe('A');
  });

  it.each([
    { answered: '17-03 09:30', last: 'close 03-17T13:00', left: 0 },
    { answered: '17-03 09:31', last: 'customer-request 02-29T12:30', left: 1 },
  ])('end $left rows early where silence had closed the case for 14 days: $answered', (example) => {
    const incident = incidentOf(
      'Awaiting User Info, 29-02 09:30',
      `Active, ${example.answered}`,
      'Resolved, 17-03 10:00',
    );
    const walked = walkCase(incident, LIGHTHOUSE, countsIn());
    expect(told(walked).at(-1)).toBe(example.last);
    expect(walked.closedForSilence).toBe(1);
    expect(walked.rowsLeftOut).toBe(example.left);
    expect(disagreements([incident], LIGHTHOUSE, countsIn())).toEqual([]);
  });
});

// The file is no part of the project: where it is absent, these have nothing to ask.
const theirs = existsSync(INCIDENTS) ? [{ incidents: readIncidents(INCIDENTS) }] : [];
if (theirs.length === 0) process.stderr.write(`There is no file of incidents at ${INCIDENTS}\n`);

describe.each(theirs)('the real incidents, taken over', ({ incidents }) => {
  it.each([PROFESSIONAL, LIGHTHOUSE])(
    'agree with the count by the minute, every clock of every case, outside CI of each fourth ($offering)',
    (terms) => {
      expect(incidents).toHaveLength(445);
      const some = incidents.filter((_incident, index) => index % rounds(1, 4) === 0);
      expect(disagreements(some, terms, countsIn())).toEqual([]);
    },
  );

  it.each([
    {
      what: 'a holiday',
      office: { ...OFFICE, holidays: { ...OFFICE.holidays, '2016-03-01': '' } },
    },
    {
      what: 'the last minute of Tuesdays',
      office: { ...OFFICE, weekly: { ...OFFICE.weekly, tue: [['09:00', '16:59']] as const } },
    },
  ])('would not agree if $what were different', ({ office }) => {
    const few = incidents.slice(0, 100);
    expect(disagreements(few, PROFESSIONAL, countsIn(office))).not.toEqual([]);
  });
});
