import { describe, expect, it } from 'vitest';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import type { Act } from '../../../domain/case/types.ts';
import { CaseJournal } from '../../../domain/case/journal.ts';
import { deadline } from '../../../domain/time/deadline.ts';
import { compileCalendar } from '../../../domain/time/compile.ts';
import { knownZone } from '../../../domain/time/zone.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { OPENED_AT, REQUEST } from '../../support/case-file.ts';
import { wholeCase } from '../../support/whole-case.ts';
import { inGermany, offeringOf, resolved } from './requests.ts';

const examples = exampleCatalogue();
const lighthouse = offeringOf(examples, 'lighthouse');
const [usual] = lighthouse.commitments.filter(({ id }) => id === 'technical-b');

const AT_NIGHT = {
  ...usual!,
  id: 'technical-b-at-night',
  when: { openedOutside: { includes: 'local-nine-to-five' } },
  target: { by: { time: '10:00', businessDays: 0 } },
} satisfies Offering['commitments'][number];

/** The lighthouse, which promises an answer by ten to whoever reports outside of its hours. */
const from = {
  ...examples,
  offerings: examples.offerings.map((each) =>
    each === lighthouse ? { ...each, commitments: [AT_NIGHT, ...each.commitments] } : each,
  ),
};

function promisedAt(openedAt: string) {
  const request = { offering: 'lighthouse', severity: 'B' } as const;
  const answer = resolved(request, { from, openedAt: Date.parse(openedAt) });
  const { rule, target, calendar } = answer.promises['B']!.first_response!;
  const due = deadline(
    target!,
    Date.parse(openedAt),
    compileCalendar(answer.calendars[calendar!]!),
    knownZone('UTC'),
  );
  return { rule, outside: answer.openedOutside, due: new Date(due).toISOString() };
}

describe('a case that is opened outside of hours', () => {
  it.each([
    ['on an evening', '2026-11-24T20:00:00+01:00', '2026-11-25T09:00:00.000Z'],
    ['at the closing', '2026-11-24T17:00:00+01:00', '2026-11-25T09:00:00.000Z'],
    ['early in the morning', '2026-11-25T04:00:00+01:00', '2026-11-25T09:00:00.000Z'],
    ['on a Saturday', '2026-11-28T12:00:00+01:00', '2026-11-30T09:00:00.000Z'],
    ['on a holiday', '2026-12-25T12:00:00+01:00', '2026-12-28T09:00:00.000Z'],
  ])('has the target of the row for it: %s', (_when, openedAt, due) => {
    const outside = ['local-nine-to-five'];
    expect(promisedAt(openedAt)).toEqual({ rule: 'technical-b-at-night', outside, due });
  });

  it.each(['2026-11-24T09:00:00+01:00', '2026-11-24T16:59:59.999+01:00'])(
    'is none while the calendar is open: %s',
    (openedAt) => {
      expect(promisedAt(openedAt)).toMatchObject({ rule: 'technical-b', outside: [] });
    },
  );

  it('is so by the clocks of the account, wherever the offering is sold', () => {
    const account = { ...inGermany, region: 'BR', timeZone: 'America/Sao_Paulo' };
    const openedAt = Date.parse('2026-11-24T20:00:00+01:00');
    const request = { offering: 'lighthouse', severity: 'B' } as const;
    const { promises } = resolved(request, { from, openedAt, account });
    expect(promises['B']!.first_response!.rule).toBe('technical-b');
  });

  it('is asked about by rules for acts, too, as it was at the opening', () => {
    const rule = {
      code: 'not-at-night',
      when: { severity: { is: 'A' }, openedOutside: { includes: 'office' } },
      field: 'severity',
      detail: 'What is reported at night is not raised.',
      source: { document: '000', section: 'nights' },
      alternative: null,
    };
    const told = { id: 'raise', at: OPENED_AT + 1, by: 'Ada', note: null } as const;
    const change = { severity: 'A', reason: 'impact-changed', businessImpact: null } as const;
    const raise: Act = { ...told, act: 'severity', ...change };
    const refusalOf = (openedOutside: readonly string[]) => {
      const request = { ...REQUEST, severity: 'B' };
      const file = wholeCase({ openedAt: OPENED_AT, request, rules: [rule], openedOutside });
      const journal = new CaseJournal(file);
      journal.advance(OPENED_AT);
      return journal.refusalFor(raise)?.code;
    };
    expect(refusalOf(['office'])).toBe('broken-rule');
    expect(refusalOf([])).toBeUndefined();
  });
});
