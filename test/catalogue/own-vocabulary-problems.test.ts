import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../support/catalogues.ts';
import { problemsOfExample } from './folder.ts';

/** What is wrong with an example after one replacement, as `path: message`. */
function problemsAfter(offering: string, search: string, replacement: string): readonly string[] {
  const file = `offerings/${offering}/v1.yaml`;
  const text = readFileSync(join(EXAMPLES, file), 'utf8');
  expect(text).toContain(search);
  const problems = problemsOfExample({ [file]: text.replace(search, replacement) });
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('what is wrong with categories, roles and fields of an offering’s own', () => {
  it.each([
    [
      'categories: [road-damage, street-light, waste]',
      'categories: [road-damage, street-lite, waste]',
      /^commitments\.0\.categories\.1: no such category: street-lite; did you mean street-light\?/,
    ],
    [
      'category: { in: [road-damage, street-light, waste] }',
      'category: { in: [road-damage, technical] }',
      /^rules\.0\.when\.category\.in: no such category: technical; there are road-damage, /,
    ],
    [
      'fields.place: { absent: true }',
      'fields.plaice: { absent: true }',
      /^rules\.0\.when\.fields\.plaice: no such field: fields\.plaice; did you mean fields\.place\?/,
    ],
    [
      'field: fields.place',
      'field: fields.palace',
      /^rules\.0\.field: no such field: fields\.palace; did you mean fields\.place\?/,
    ],
    [
      'fields.place: { absent: true }',
      'fields.photos: { atLeast: 30 }',
      /^rules\.0\.when\.fields\.photos\.atLeast: the field goes from 0 to 20/,
    ],
    [
      'fields.place: { absent: true }',
      'fields.photos: { is: many }',
      /^rules\.0\.when\.fields\.photos\.is: must be a number/,
    ],
    [
      'fields.place: { absent: true }',
      'fields.place: { moreThan: 3 }',
      /^rules\.0\.when\.fields\.place\.moreThan: "moreThan" always or never holds for fields\.place: use is, in, notIn, absent, present/,
    ],
    ['min: 0, max: 20', 'min: 20, max: 2', /^fields\.case\.photos\.max: is not below `min`/],
    ['{ id: waste, name', '{ id: permit, name', /^categories\.3: duplicate: permit/],
    [
      'alternative: { severity: nuisance }',
      'alternative: { severity: danger }',
      /^rules\.1\.alternative: the rule would refuse it again/,
    ],
  ])('of the town hall: %s → %s', (search, replacement, expected) => {
    expect(problemsAfter('town-hall', search, replacement)).toContainEqual(
      expect.stringMatching(expected),
    );
  });

  it.each([
    [
      'requesterRole: { is: contractor }',
      'requesterRole: { is: contracter }',
      /no such role: contracter; did you mean contractor\?/,
    ],
    [
      'account.fields.vip: { is: true }',
      'account.fields.vip: { is: yes-of-course }',
      /^commitments\.1\.when\.account\.fields\.vip\.is: must be true or false/,
    ],
    [
      'account.fields.vip: { is: true }',
      'account.fields.vip: { is: true, absent: true }',
      /^commitments\.1\.when: can never hold/,
    ],
    [
      'account.fields.vip: { is: true }',
      'any: [{ account.fields.vip: { is: true } }, { not: { account.fields.vip: { is: true } } }]',
      /^commitments\.1\.when: always holds: leave it out/,
    ],
    [
      'account.fields.vip: { is: true }',
      'all: []',
      /^commitments\.1\.when\.all: must not be empty/,
    ],
    [
      'account.fields.vip: { is: true }',
      'account.availableCredits: { is: 0 }',
      /only rules can ask for it/,
    ],
    [
      'account.fields.vip: { is: true }',
      'not: { not: { not: { not: { not: { account.fields.vip: { is: true } } } } } }',
      /conditions stand at most 5 deep/,
    ],
  ])('of the service desk: %s → %s', (search, replacement, expected) => {
    expect(problemsAfter('service-desk', search, replacement)).toContainEqual(
      expect.stringMatching(expected),
    );
  });

  it.each([
    [
      'fields: [impact, urgency]',
      'fields: [impact, urgensy]',
      /matrix\.fields\.1: no such field of cases: urgensy; did you mean urgency\?/,
    ],
    [
      'fields: [impact, urgency]',
      'fields: [impact, device]',
      /matrix\.fields\.1: device must be a choice that every case has/,
    ],
    [
      'fields: [impact, urgency]',
      'fields: [impact, impact]',
      /matrix\.fields\.1: is the field of the rows/,
    ],
    ['today: major, later: normal }', 'today: major }', /matrix\.rows\.company\.later: is missing/],
    [
      'today: major, later: normal }',
      'today: major, later: normal, never: wish }',
      /matrix\.rows\.company\.never: is no value of its field/,
    ],
    [
      'today: major, later: normal }',
      'today: mayor, later: normal }',
      /matrix\.rows\.company\.today: no such severity: mayor; did you mean major\?/,
    ],
  ])('of its matrix: %s → %s', (search, replacement, expected) => {
    expect(problemsAfter('service-desk', search, replacement)).toContainEqual(
      expect.stringMatching(expected),
    );
  });
});

describe('rows with conditions', () => {
  it('that are hidden by those above them are named with what hides them', () => {
    const hidden = [
      'when: { account.fields.vip: { is: true } }',
      'when: { any: [{ account.fields.vip: { is: true } }, { fields.impact: { notIn: [company] } }] }',
    ] as const;
    // Every incident of a company that is not critical is of a department or a person, or the board’s.
    const file = 'offerings/service-desk/v1.yaml';
    const text = readFileSync(join(EXAMPLES, file), 'utf8');
    const changed = text
      .replace(...hidden)
      .replace(
        '  - id: major\n    categories: [incident]\n',
        '  - id: major\n    categories: [incident]\n    when: { fields.impact: { in: [person] } }\n',
      );
    const problems = problemsOfExample({ [file]: changed });
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toContainEqual(
      expect.stringMatching(
        /^commitments\.2: is never used: board settle incident case at severity major/,
      ),
    );
  });

  it('that together are for every case need none that always holds', () => {
    const file = 'offerings/service-desk/v1.yaml';
    const text = readFileSync(join(EXAMPLES, file), 'utf8');
    const split = text.replace(
      '  - id: request\n    categories: [request]\n',
      '  - id: request\n    categories: [request]\n    when: { not: { account.fields.vip: { is: true } } }\n',
    );
    expect(problemsOfExample({ [file]: split })).toEqual([]);
    const holed = text.replace(
      '  - id: request\n    categories: [request]\n',
      '  - id: request\n    categories: [request]\n    when: { account.fields.vip: { is: false } }\n',
    );
    expect(problemsOfExample({ [file]: holed })).toContainEqual(
      expect.objectContaining({
        message: expect.stringMatching(/^request has no row that always holds at severity major/),
      }),
    );
  });
});
