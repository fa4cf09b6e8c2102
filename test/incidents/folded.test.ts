import { expect, test } from 'vitest';
import { folded } from './folded.ts';
import { readIncidents, type Incident } from './incident.ts';
import { countsIn, OFFICE, type Counts } from './walk/hours.ts';
import { LIGHTHOUSE, LIGHTHOUSE_AS_IT_WAS, PROFESSIONAL, type Terms } from './walk/terms.ts';
import { walkCase } from './walk/walked-case.ts';

const incidents = readIncidents();

/** The records of the domain beside those of the count by the minute. */
function bothOf(some: readonly Incident[], terms: Terms, counts: Counts) {
  const lives = some.map((incident) => ({ incident, walked: walkCase(incident, terms, counts) }));
  return {
    found: lives.map(({ incident, walked }) => folded(incident, terms, walked)),
    walked: lives.map(({ walked }) => walked.record),
  };
}

test.each([
  ['professional', PROFESSIONAL],
  ['lighthouse, with what its silence did', LIGHTHOUSE],
  ['lighthouse, as it really was', LIGHTHOUSE_AS_IT_WAS],
])(
  'the domain agrees with the count by the minute in every clock of every case (%s)',
  (_what, terms) => {
    const { found, walked } = bothOf(incidents, terms, countsIn());
    expect(walked).toHaveLength(445);
    expect(found).toEqual(walked);
  },
);

test.each([
  {
    what: 'a holiday',
    office: { ...OFFICE, holidays: { ...OFFICE.holidays, '2016-03-01': '' } },
  },
  {
    what: 'the last minute of Tuesdays',
    office: { ...OFFICE, weekly: { ...OFFICE.weekly, tue: [['09:00', '16:59']] as const } },
  },
])('they would not agree if $what were different', ({ office }) => {
  const { found, walked } = bothOf(incidents.slice(0, 100), PROFESSIONAL, countsIn(office));
  expect(found).not.toEqual(walked);
});
