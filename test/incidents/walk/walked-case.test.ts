import { describe, expect, it } from 'vitest';
import { folded } from '../folded.ts';
import { incidentsOf, type Incident } from '../incident.ts';
import { countsIn } from './hours.ts';
import { LIGHTHOUSE, PROFESSIONAL } from './terms.ts';
import { walkCase, type WalkedCase } from './walked-case.ts';

/** An incident of these rows: `state, day-month hour:minute` of 2016, and a priority that is not 3. */
function incidentOf(...rows: readonly string[]): Incident {
  const opened = '29-02-2016 09:00';
  const header =
    'number,incident_state,opened_at,sys_updated_at,location,impact,urgency,priority,assignment_group';
  const lines = rows.map((row) => {
    const [state, at = '', priority = '3 - Moderate'] = row.split(', ');
    const [date, time] = at.split(' ');
    return `INC1,${state},${opened},${date}-2016 ${time},L,I,U,${priority},G`;
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
    // Of the eight hours since nine, two did not count: neither for the resolution, which is the
    // second clock, nor for the follow-up after the request, the fourth.
    expect(walked.minutes).toEqual([60, 180, 60, 60, 60]);
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
    { answered: '17-03 09:31', last: 'close 03-03T12:30', left: 1 },
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
    expect(folded(incident, LIGHTHOUSE, walked)).toEqual(walked.record);
  });
});
