import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inParallel } from '../support/in-parallel.ts';
import { recordOf, supportCase, timeline } from './answers.ts';
import { caseBody } from './case-body.ts';
import { readIncidents, type Incident } from './incident.ts';
import { measuredMinutes } from './measured.ts';
import { Setting } from './setting.ts';
import { countsIn } from './walk/hours.ts';
import { LIGHTHOUSE, LIGHTHOUSE_AS_IT_WAS, PROFESSIONAL, type Terms } from './walk/terms.ts';
import { walkCase, type WalkedCase } from './walk/walked-case.ts';

/** The events of the timeline that the walk counts by acts. */
const EVENT_OF_ACT = {
  'customer-request': 'case.customer.asked',
  'customer-reply': 'case.customer.replied',
  reopen: 'case.reopened',
} as const;

const incidents = readIncidents();
const QUIET_BEFORE = new Date().toISOString();
let setting: Setting;

beforeAll(async () => {
  setting = await Setting.start();
});

afterAll(() => setting.stop());

/** What the service tells of an incident that it took over with its history. */
async function takeOver(incident: Incident, { offering }: Terms, { acts }: WalkedCase) {
  const { number } = incident;
  const { status, body } = await setting.make('/v1/cases', {
    ...caseBody(incident, { account: setting.account, offering }),
    history: acts.map(({ at, ...act }) => ({
      by: 'the desk',
      ...act,
      at: new Date(at).toISOString(),
    })),
    quietBefore: QUIET_BEFORE,
  });
  if (status !== 201) return { number, refused: body };
  const { id } = supportCase.parse(body);
  const found = await setting.get(`/v1/cases/${id}`, supportCase);
  const { items } = await setting.get(`/v1/cases/${id}/timeline`, timeline);
  const minutes = [];
  for (const clock of found.clocks) minutes.push(await measuredMinutes(setting, clock));
  return {
    number,
    ...recordOf(found),
    minutes,
    told: Object.values(EVENT_OF_ACT).map(
      (event) => items.filter(({ type }) => type === event).length,
    ),
    alerted: items.filter(({ data }) => !data.quiet).length,
  };
}

/** The same, as a walk by the minute expects it. */
function expected({ number }: Incident, { acts, record, minutes }: WalkedCase) {
  const told = Object.keys(EVENT_OF_ACT).map(
    (name) => acts.filter(({ act }) => act === name).length,
  );
  return { number, ...record, minutes, told, alerted: 0 };
}

function sum(all: readonly WalkedCase[], of: (one: WalkedCase) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function hasPaused({ pauses }: { readonly pauses: readonly unknown[] }): boolean {
  return pauses.length > 0;
}

describe.each([
  {
    what: 'professional',
    terms: PROFESSIONAL,
    came: { acts: 1_352, asked: 149, paused: 0, reopened: 5, closedForSilence: 0, rowsLeftOut: 0 },
    met: { first_response: 284, next_response: 0, follow_up: 0, resolution: 0 },
  },
  {
    what: 'lighthouse, with what its silence did',
    terms: LIGHTHOUSE,
    came: {
      acts: 1_189,
      asked: 149,
      paused: 149,
      reopened: 15,
      closedForSilence: 87,
      rowsLeftOut: 6,
    },
    met: { first_response: 289, next_response: 84, follow_up: 451, resolution: 304 },
  },
  {
    what: 'lighthouse, as they really were',
    terms: LIGHTHOUSE_AS_IT_WAS,
    came: {
      acts: 1_251,
      asked: 149,
      paused: 149,
      reopened: 5,
      closedForSilence: 0,
      rowsLeftOut: 0,
    },
    met: { first_response: 289, next_response: 159, follow_up: 527, resolution: 360 },
  },
])('445 real incidents, taken over under $what', ({ terms, came, met }) => {
  const lives = incidents.map((incident) => ({
    incident,
    walked: walkCase(incident, terms, countsIn()),
  }));
  test('are as many of each kind as ever', () => {
    const walked = lives.map((life) => life.walked);
    const did = (name: string) =>
      walked.filter((one) => one.acts.some(({ act }) => act === name)).length;
    const clocks = walked.flatMap(({ record }) => record.clocks);
    const metOf = (metric: string) =>
      clocks.filter((one) => one.metric === metric && one.state === 'met').length;
    expect(walked).toHaveLength(445);
    expect({
      acts: sum(walked, (one) => one.acts.length),
      asked: did('customer-request'),
      paused: walked.filter(({ record }) => record.clocks.some(hasPaused)).length,
      reopened: did('reopen'),
      closedForSilence: sum(walked, (one) => one.closedForSilence),
      rowsLeftOut: sum(walked, (one) => one.rowsLeftOut),
    }).toEqual(came);
    expect({
      first_response: metOf('first_response'),
      next_response: metOf('next_response'),
      follow_up: metOf('follow_up'),
      resolution: metOf('resolution'),
    }).toEqual(met);
  });

  test('agree in every clock of every case, and nobody is alerted', async () => {
    const found = await inParallel(lives, ({ incident, walked }) =>
      takeOver(incident, terms, walked),
    );
    expect(found).toEqual(lives.map(({ incident, walked }) => expected(incident, walked)));
  });
});
