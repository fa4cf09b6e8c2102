import { describe, expect, it } from 'vitest';
import type { CaseChanges, CaseFile } from '../../../domain/case/types.ts';
import { caseView } from '../../../domain/view/case-view.ts';
import { explanationText } from '../../../domain/view/explanation-text.ts';
import { detailsOf } from '../../../temporal/operator-notes.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { drafted } from '../../support/drafted.ts';
import { lived, type ActDraft, type Lived } from '../../support/lived.ts';
import { at, clockOf, clocksOf } from './lighthouse.ts';

/** A Monday, nine in the morning in Germany. */
const MONDAY = '2026-11-23T08:00:00.000Z';

function townHall(request: object = {}): CaseFile {
  const usual = { offering: 'town-hall', category: 'waste', severity: 'ordinary' };
  const fields = { place: 'Market square 1' };
  return drafted(MONDAY, {
    catalogue: exampleCatalogue(),
    request: { ...usual, fields, pack: 'auto', ...request },
  });
}

function serviceDesk(request: object = {}, account: object = {}): CaseFile {
  const fields = { impact: 'department', urgency: 'today' };
  const usual = { offering: 'service-desk', category: 'incident', severity: null, fields };
  return drafted(MONDAY, {
    catalogue: exampleCatalogue(),
    request: { ...usual, requesterRole: 'employee', pack: 'auto', ...request },
    account,
  });
}

const change = (changes: CaseChanges, when: string): ActDraft => ({
  act: 'update',
  changes,
  at: when,
});

const typesOf = ({ story }: Lived) => story.map((line) => line.split(' ')[0]);

describe('a change of the category', () => {
  it('schedules running clocks again by the rows of the new one, from the same start', () => {
    const acts = [change({ category: 'permit' }, '2026-11-23T09:00:00.000Z')];
    const life = lived(townHall(), acts, '2026-11-23T09:00:00.000Z');
    expect(clocksOf(life, 'first_response')).toMatchObject([
      { rule: 'permit', startedAt: at(MONDAY), dueAt: at('2026-11-26T08:00:00.000Z') },
    ]);
    expect(clocksOf(life, 'resolution')).toMatchObject([
      { rule: 'permit-decided', startedAt: at(MONDAY), dueAt: at('2027-02-23T08:00:00.000Z') },
    ]);
  });

  it('breaches at once what is overdue under the new one, at the instant of the act', () => {
    const file = townHall({ category: 'permit' });
    const when = '2026-11-25T09:00:00.000Z';
    const life = lived(file, [change({ category: 'waste' }, when)], when);
    expect(clockOf(life, 'first_response')).toMatchObject({
      state: 'breached',
      breachedAt: at(when),
      dueAt: at('2026-11-24T15:00:00.000Z'),
    });
  });

  it('starts to time what only the new one promises, from the opening on, and shows it from then on', () => {
    const file = serviceDesk({ category: 'request' });
    expect(clocksOf(lived(file, [], MONDAY), 'resolution')).toEqual([]);
    const acts = [change({ category: 'incident' }, '2026-11-23T09:00:00.000Z')];
    const life = lived(file, acts, '2026-11-23T09:00:00.000Z');
    expect(clocksOf(life, 'resolution')).toMatchObject([
      { rule: 'repair', state: 'running', startedAt: at(MONDAY), cycle: 1 },
    ]);
  });

  it('of which the offering has none is refused with those that there are', () => {
    const life = lived(townHall(), [change({ category: 'technical' }, MONDAY)], MONDAY);
    expect(life.refusals).toMatchObject([
      {
        code: 'unknown-value',
        mistakes: [
          {
            path: 'category',
            wrong: 'unknown-value',
            known: ['road-damage', 'street-light', 'waste', 'permit'],
          },
        ],
      },
    ]);
  });

  it('is refused by the rules of the offering, as an opening would be', () => {
    const file = townHall({ category: 'permit', fields: {} });
    const life = lived(file, [change({ category: 'waste' }, MONDAY)], MONDAY);
    expect(life.refusals).toMatchObject([
      { code: 'broken-rule', rules: [{ code: 'place-required' }] },
    ]);
    const both = change({ category: 'waste', fields: { place: 'Quay 3' } }, MONDAY);
    expect(lived(file, [both], MONDAY).refusals).toEqual([]);
  });

  it('that is reported late counts from when it happened', () => {
    const late: ActDraft = {
      ...change({ category: 'permit' }, '2026-11-23T09:00:00.000Z'),
      arrives: '2026-11-25T09:00:00.000Z',
    };
    const life = lived(townHall(), [late], '2026-11-25T09:00:00.000Z');
    expect(typesOf(life)).toContain('case.sla.corrected');
    expect(clockOf(life, 'first_response')).toMatchObject({ rule: 'permit', state: 'running' });
  });
});

describe('a change of fields', () => {
  it('has the severity follow, where the offering derives it, as an event of its own', () => {
    const acts = [change({ fields: { urgency: 'now' } }, '2026-11-23T08:29:00.000Z')];
    const life = lived(serviceDesk(), acts, '2026-11-23T08:29:00.000Z');
    expect(serviceDesk().request.severity).toBe('normal');
    expect(life.journal.state.severity).toBe('major');
    expect(life.journal.events.slice(-2)).toMatchObject([
      { type: 'case.updated', data: { changes: { fields: { urgency: 'now' } } } },
      {
        type: 'case.severity.changed',
        data: { from: 'normal', to: 'major', ground: 'fields', note: null },
      },
    ]);
    expect(clockOf(life, 'first_response')).toMatchObject({ rule: 'major' });
  });

  it('leaves a severity alone that it does not follow from', () => {
    const acts = [change({ fields: { device: 'NB-1402' } }, '2026-11-23T08:30:00.000Z')];
    const life = lived(serviceDesk(), acts, '2026-11-23T08:30:00.000Z');
    expect(typesOf(life)).not.toContain('case.severity.changed');
    expect(caseView({ file: serviceDesk(), state: life.journal.state }, at(MONDAY))).toMatchObject({
      fields: { impact: 'department', urgency: 'today', device: 'NB-1402' },
      severityFrom: { fields: { impact: 'department', urgency: 'today' }, severity: 'normal' },
    });
  });

  it('empties a field by null, but none that the offering requires', () => {
    const file = townHall({ category: 'permit', fields: { place: 'Quay 3', photos: 2 } });
    const emptied = lived(file, [change({ fields: { photos: null } }, MONDAY)], MONDAY);
    expect(emptied.journal.state.changes.fields).toEqual({ place: 'Quay 3' });
    const refused = lived(serviceDesk(), [change({ fields: { impact: null } }, MONDAY)], MONDAY);
    expect(refused.refusals).toMatchObject([
      { code: 'unknown-value', mistakes: [{ path: 'fields.impact', wrong: 'missing' }] },
    ]);
  });

  it.each([
    [{ photos: 21 }, 'unfit'],
    [{ photos: 1.5 }, 'unfit'],
    [{ photos: 'two' }, 'unfit'],
    [{ place: 'x'.repeat(201) }, 'unfit'],
    [{ street: 'Quay' }, 'unknown-field'],
    [{ constructor: 'Quay' }, 'unknown-field'],
  ])('is refused for a value that the field cannot have: %j', (fields, wrong) => {
    const life = lived(townHall(), [change({ fields }, MONDAY)], MONDAY);
    expect(life.refusals).toMatchObject([{ code: 'unknown-value', mistakes: [{ wrong }] }]);
  });
});

describe('the fields of an account', () => {
  it('choose the row, and stay with the case as they were', () => {
    const file = serviceDesk({}, { fields: { vip: true, floor: 3 } });
    expect(file.account.fields).toEqual({ vip: true });
    expect(clockOf(lived(file, [], MONDAY), 'first_response').rule).toBe('board');
    expect(clockOf(lived(serviceDesk(), [], MONDAY), 'first_response').rule).toBe('usual');
  });
});

describe('the explanation', () => {
  it.each([
    ['en', 'From impact “department” and urgency “today” follows severity normal (“Service level'],
    ['de', 'Aus impact „department“ und urgency „today“ ergibt sich Schweregrad normal („Service'],
    ['fr', 'De impact «\u00a0department\u00a0» et urgency «\u00a0today\u00a0» découle la gravité'],
    ['zh-Hans', '由 impact “department”、 urgency “today” 得出严重性 normal（《Service level'],
  ] as const)('says from what a severity follows, in %s', (locale, expected) => {
    const file = serviceDesk();
    const { state } = lived(file, [], MONDAY).journal;
    expect(explanationText({ file, state }, { locale })).toContain(expected);
  });
});

describe('the page in the Temporal UI', () => {
  it('has what the case and its account say, and from what the severity follows', () => {
    const details = detailsOf(serviceDesk({}, { fields: { vip: true } }), 'http://x');
    expect(details).toContain('- **impact:** department\n- **urgency:** today\n- **vip:** true\n');
    expect(details).toContain('- **Severity:** normal, as it follows from impact and urgency\n');
    expect(detailsOf(townHall({ category: 'permit', fields: {} }), 'http://x')).not.toContain(
      '**Severity:**',
    );
  });
});
