import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Condition } from '../../../catalogue/schema/condition.ts';
import { caseFacts, openingFacts } from '../../../domain/case/case-facts.ts';
import { calendarFor, commitmentFor } from '../../../domain/case/commitment-for.ts';
import { newlyBroken } from '../../../domain/case/refusal.ts';
import type { CaseFile, PinnedRule } from '../../../domain/case/types.ts';
import { reachable } from '../../../domain/offering/reachable.ts';
import { caseFile, commitment, REQUEST } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';
import { promptLife, taken } from '../../support/random-life.ts';
import { folded } from '../../support/told-twice.ts';
import { PROPERTY_TIMEOUT, propertyRuns } from '../time/property-runs.ts';

const SOURCE = { document: '000', section: 'test' };

/** A case that keeps only what it can still reach. */
function kept(file: CaseFile): CaseFile {
  return { ...file, ...reachable(file, openingFacts(file)) };
}

function rule(code: string, when: Condition): PinnedRule {
  return { code, when, field: 'scope', detail: code, source: SOURCE, alternative: null };
}

const PARTNERS: Condition = { 'account.partner': { is: true } };
const OTHERS: Condition = { 'account.partner': { is: false } };
const usual = rows({ A: { first_response: commitment() }, B: { first_response: commitment() } });
const forPartners = rows({ A: { first_response: commitment() } }, { name: 'partner-' });

const ids = ({ commitments }: Pick<CaseFile, 'commitments'>) => commitments.map((row) => row.rule);

function note(detail: string, when: Condition) {
  return { code: 'offering', detail, when };
}

describe('a case keeps', () => {
  it('the rules that an act may newly break, and no others', () => {
    const file = caseFile({
      rules: [
        rule('of-the-request', { scope: { is: 'on-site' } }),
        rule('of-the-account', OTHERS),
        rule('of-credits', { 'account.availableCredits': { lessThan: 1 } }),
        rule('of-contact', { 'contact.email': { absent: true } }),
        rule('of-both', { ...OTHERS, severity: { is: 'A' } }),
      ],
    });
    expect(kept(file).rules.map(({ code }) => code)).toEqual(['of-contact', 'of-both']);
  });

  it('the rows to which an act may lead, without conditions that stay true', () => {
    const mine = usual.map((row) => ({ ...row, when: OTHERS }));
    const theirs = forPartners.map((row) => ({ ...row, when: PARTNERS }));
    const file = caseFile({ commitments: [...theirs, ...mine] });
    expect(kept(file).commitments).toEqual(usual);
  });

  it('no row behind one that always applies instead', () => {
    const file = caseFile({ commitments: [...forPartners, ...usual] });
    expect(ids(file)).toEqual(['partner-technical-a', 'technical-a', 'technical-a-b']);
    expect(ids(kept(file))).toEqual(['partner-technical-a', 'technical-a-b']);
    const [first, ...rest] = file.commitments;
    const gold = { ...first!, when: { 'fields.tier': { is: 'gold' } } };
    expect(ids(kept({ ...file, commitments: [gold, ...rest] }))).toEqual(ids(file));
    const ofPlan = { ...first!, plans: ['gold'] };
    expect(ids(kept({ ...file, commitments: [ofPlan, ...rest] }))).toEqual(ids(file));
  });

  it('of choices those that may be taken', () => {
    const choices = [
      { when: PARTNERS, calendar: 'partners' },
      { when: { category: { is: 'billing' } }, calendar: 'bank' },
      { when: OTHERS, calendar: 'office' },
      { calendar: 'never' },
    ];
    const step = { target: { businessDays: 1 }, calendar: choices, step: 'flag' } as const;
    const fixed = { ...step, calendar: choices.slice(2) };
    const none = { ...step, calendar: choices.slice(0, 1) };
    const file = caseFile({
      nonResponse: {
        grounds: ['silence'],
        reminders: [],
        steps: { A: step, B: fixed, C: none },
        source: SOURCE,
      },
    });
    const { steps } = kept(file).nonResponse!;
    expect(steps['A']?.calendar).toEqual([choices[1], { calendar: 'office' }]);
    expect(steps['B']?.calendar).toBe('office');
    expect(steps['C']?.calendar).toBeNull();
  });

  it('no coverage, note or metric that nothing leads to', () => {
    const coverage = [
      { when: PARTNERS, kind: 'business-hours', calendar: 'partners' },
      { kind: '24x7', calendar: null },
    ] as const;
    const file = caseFile({
      commitments: usual.map((row) => ({ ...row, coverage })),
      notes: [note('Of partners.', PARTNERS), note('Of others.', OTHERS)],
    });
    expect(kept(file)).toMatchObject({
      commitments: usual,
      metrics: [{ id: 'first_response' }],
      notes: [{ code: 'offering', detail: 'Of others.' }],
    });
  });
});

/** What conditions may ask for: what stays, and what changes while a case is open. */
const asked: fc.Arbitrary<Condition> = fc.dictionary(
  fc.constantFrom('account.partner', 'roundTheClock', 'resourcesCommitted', 'account.region'),
  fc.oneof(
    fc.boolean().map((is) => ({ is })),
    fc.constantFrom({ is: 'DE' }, { notIn: ['CN'] }),
  ),
  { maxKeys: 3 },
);

const when: fc.Arbitrary<Condition> = fc.oneof(
  asked,
  fc.record({ any: fc.array(asked, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: asked }),
);

const changes = fc.record(
  {
    roundTheClock: fc.boolean(),
    resourcesCommitted: fc.boolean(),
    category: fc.constantFrom('technical', 'billing'),
  },
  { requiredKeys: [] },
);

const severity = fc.constantFrom('A', 'B', 'C');

describe('what a case does not keep', { timeout: PROPERTY_TIMEOUT }, () => {
  test('makes no difference to what a change breaks and brings', () => {
    const now = fc.record({ changes, severity });
    const table = rows({
      A: { first_response: commitment() },
      B: { first_response: commitment() },
    });
    fc.assert(
      fc.property(
        fc.array(when, { maxLength: 8 }),
        fc.boolean(),
        now,
        now,
        (all, partner, from, to) => {
          const commitments = all.flatMap((each, index) =>
            table.map((row) => ({ ...row, rule: `${row.rule}-${index}`, when: each })),
          );
          const choices = all.map((each, index) => ({ when: each, calendar: `calendar-${index}` }));
          const step = { target: { minutes: 60 }, calendar: choices, step: 'flag' } as const;
          const file = caseFile({
            account: { ...caseFile().account, partner },
            commitments: [...commitments, ...table],
            rules: all.map((each, index) => rule(`rule-${index}`, each)),
            nonResponse: { grounds: [], reminders: [], steps: { A: step }, source: SOURCE },
          });
          const [whole, short] = [file, kept(file)].map((each) => {
            const facts = caseFacts(each, to);
            return {
              broken: newlyBroken({ file: each, ...from }, to).map(({ code }) => code),
              row: commitmentFor(each, 'first_response', facts)?.rule,
              calendar: calendarFor(each.nonResponse!.steps['A']!.calendar, facts),
            };
          });
          expect(short).toEqual(whole);
        },
      ),
      propertyRuns(),
    );
  });

  test('makes no difference to its life', () => {
    const decorations = fc.array(fc.option(when, { freq: 1 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(promptLife, decorations, fc.boolean(), (life, drawn, partner) => {
        const { request, account } = life.file;
        const commitments = life.file.commitments.map((row, index) => {
          const condition = drawn[index % drawn.length] ?? null;
          if (condition === null || row.metric === 'first_response') return row;
          return { ...row, when: { all: [row.when ?? {}, condition] } };
        });
        const file = {
          ...life.file,
          account: { ...account, partner },
          request: { ...REQUEST, ...request },
          commitments,
        };
        const acts = taken(life);
        expect(folded(kept(file), acts, life.end)).toEqual(folded(file, acts, life.end));
      }),
      propertyRuns(),
    );
  });
});
