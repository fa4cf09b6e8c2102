import { describe, expect, it } from 'vitest';
import { catalogue, offeringOf } from '../../domain/offering/requests.ts';
import { REMOVED, withChange } from './change.ts';
import { changesOf, UnknownPlaceError } from './changes.ts';
import { vocabularyOf } from './vocabulary.ts';

const words = vocabularyOf(catalogue);

/** What a part could say otherwise, as places and what stands there then. */
function changesIn(part: unknown): readonly (readonly [place: string, to: unknown])[] {
  return changesOf(part, words).map(({ path, to }) => [path.join('.'), to]);
}

describe('what a policy could say otherwise', () => {
  it('is each number, one less and one more, and each choice of two', () => {
    expect(changesIn({ days: 14, single: true })).toEqual([
      ['days', 13],
      ['days', 15],
      ['single', false],
    ]);
  });

  it('is each target by amount and kind, or none', () => {
    expect(changesIn({ target: { businessDays: 1 } })).toEqual([
      ['target', null],
      ['target.businessDays', 0],
      ['target.businessDays', 2],
      ['target', { minutes: 1 }],
      ['target', { businessMinutes: 1 }],
    ]);
    expect(changesIn({ target: null })).toEqual([['target', { minutes: 60 }]]);
  });

  it('is each wall time by a minute, each number of business days, and that nothing is late', () => {
    const by = { time: '16:00', businessDays: 1, cutOff: { at: '12:00', after: 2 } };
    expect(changesIn({ target: { by } })).toEqual([
      ['target', null],
      ['target.by.time', '15:59'],
      ['target.by.time', '16:01'],
      ['target.by.businessDays', 0],
      ['target.by.businessDays', 2],
      ['target.by.cutOff', REMOVED],
      ['target.by.cutOff.at', '11:59'],
      ['target.by.cutOff.at', '12:01'],
      ['target.by.cutOff.after', 1],
      ['target.by.cutOff.after', 3],
      ['target', { businessDays: 1 }],
    ]);
    const whole = { time: '24:00', businessDays: 0 };
    expect(changesIn({ target: { by: whole } })).toContainEqual([
      'target.by.cutOff',
      { at: '12:00', after: 1 },
    ]);
  });

  it('is how often a level is repeated, or that it is not, or that it is', () => {
    const repeat = { everyMinutes: 60, times: 4 };
    const last = { level: 1, name: 'Lead', afterMinutes: 0 };
    const changes = changesIn({ escalations: [{ ...last, repeat }] });
    expect(changes).toContainEqual(['escalations.0.repeat', REMOVED]);
    expect(changes).toContainEqual(['escalations.0.repeat.everyMinutes', 61]);
    expect(changes).toContainEqual(['escalations.0.repeat.times', 3]);
    expect(changesIn({ escalations: [last] })).toContainEqual([
      'escalations.0.repeat',
      { everyMinutes: 60, times: 1 },
    ]);
  });

  it('is each field of another type, with other limits or values, required or not', () => {
    const photos = { type: 'number', min: 0, whole: true, required: false };
    const changes = changesIn({ fields: { case: { photos }, account: {} } });
    expect(changes).toEqual([
      ['fields.case.photos', REMOVED],
      ['fields.case.photos', { type: 'text', maxLength: 200, required: false }],
      ['fields.case.photos', { type: 'boolean', required: false }],
      ['fields.case.photos.required', true],
      ['fields.case.photos.min', -1],
      ['fields.case.photos.min', 1],
      ['fields.case.photos.max', 1],
      ['fields.case.photos.whole', false],
      ['fields.case.another', { type: 'boolean', required: false }],
      ['fields.account.another', { type: 'boolean', required: false }],
    ]);
  });

  it('is each cell of a matrix, and its fields the other way round', () => {
    const matrix = {
      fields: ['impact', 'urgency'],
      rows: { all: { now: 'A' }, one: { now: 'B' } },
    };
    expect(changesIn({ matrix })).toEqual([
      ['matrix', REMOVED],
      ['matrix.fields', ['urgency', 'impact']],
      ['matrix.rows.all.now', 'B'],
      ['matrix.rows.one.now', 'A'],
    ]);
  });

  it('is each severity worded as the next, and the lowest first', () => {
    const levels = [
      { id: 'A', name: { en: 'high' } },
      { id: 'B', name: { en: 'low' } },
    ];
    expect(changesIn({ levels })).toEqual([
      ['levels.0', { id: 'A', name: { en: 'low' } }],
      ['levels.1', { id: 'B', name: { en: 'high' } }],
      ['levels', levels.toReversed()],
    ]);
  });

  it('is when a metric starts and ends, and for whom', () => {
    const metric = { audience: 'team', starts: [{ on: 'opened' }], ends: [{ on: 'solved' }] };
    const changes = changesIn({ metrics: [metric] });
    expect(changes).toContainEqual(['metrics.0.audience', 'customer']);
    expect(changes).toContainEqual(['metrics.0.starts.0.on', 'reopened']);
    expect(changes).toContainEqual(['metrics.0.starts.1', { on: 'reopened' }]);
    expect(changes).toContainEqual(['metrics.0.ends.0', REMOVED]);
    expect(changes).toContainEqual(['metrics.0.ends.0.on', 'acknowledged']);
  });

  it('is each opening and closing, a minute off, and each day', () => {
    const weekly = { mon: [['00:00', '24:00']], tue: [['09:00', '17:00']] };
    const changes = changesIn({ weekly });
    expect(changes.slice(0, 8)).toEqual([
      ['weekly.mon.0', REMOVED],
      ['weekly.mon.0.0', '00:01'],
      ['weekly.mon.0.1', '23:59'],
      ['weekly.tue.0', REMOVED],
      ['weekly.tue.0.0', '08:59'],
      ['weekly.tue.0.0', '09:01'],
      ['weekly.tue.0.1', '16:59'],
      ['weekly.tue.0.1', '17:01'],
    ]);
    expect(changes.slice(8).map(([place]) => place)).toEqual([
      'weekly.wed',
      'weekly.thu',
      'weekly.fri',
      'weekly.sat',
      'weekly.sun',
    ]);
  });

  it('is each opening of a make-up day, whose it is, or none', () => {
    const makeUpDays = { country: 'CN', hours: [['09:00', '17:00']] };
    expect(changesIn({ makeUpDays })).toEqual([
      ['makeUpDays', null],
      ['makeUpDays.country', 'account'],
      ['makeUpDays.country', 'DE'],
      ['makeUpDays.hours.0', REMOVED],
      ['makeUpDays.hours.0.0', '08:59'],
      ['makeUpDays.hours.0.0', '09:01'],
      ['makeUpDays.hours.0.1', '16:59'],
      ['makeUpDays.hours.0.1', '17:01'],
    ]);
    const [[place, follows] = []] = changesIn({ makeUpDays: null });
    expect([place, follows]).toEqual([
      'makeUpDays',
      expect.objectContaining({ country: 'CN', hours: [['09:00', '17:00']] }),
    ]);
  });

  it.each(['workedHours', 'holidayHours'])(
    'is each opening of %s, or that there is one',
    (field) => {
      const hours = [['09:00', '17:00']];
      expect(changesIn({ [field]: null })).toEqual([[field, hours]]);
      expect(changesIn({ [field]: hours })).toContainEqual([`${field}.0.0`, '09:01']);
    },
  );

  it('is each exception, and two more: a half day and a closed one', () => {
    const exceptions = { '2026-12-24': { name: 'Christmas Eve', hours: [['09:00', '24:00']] } };
    expect(changesIn({ exceptions })).toEqual([
      ['exceptions.2026-12-24', REMOVED],
      ['exceptions.2026-12-24.hours.0', REMOVED],
      ['exceptions.2026-12-24.hours.0.0', '08:59'],
      ['exceptions.2026-12-24.hours.0.0', '09:01'],
      ['exceptions.2026-12-24.hours.0.1', '23:59'],
      ['exceptions.2026-06-09', expect.objectContaining({ hours: [['09:00', '12:00']] })],
      ['exceptions.2026-06-10', expect.objectContaining({ hours: [] })],
    ]);
  });

  it('is each matcher of a condition: left out, turned round, with other values', () => {
    const when = { severity: { in: ['A'] }, 'contact.name': { absent: true } };
    expect(changesIn({ when })).toEqual([
      ['when.severity', REMOVED],
      ['when.severity', { notIn: ['A'] }],
      ['when.severity.in', []],
      ['when.severity.in', ['A', 'B']],
      ['when.severity.in', ['A', 'C']],
      ['when.contact.name', REMOVED],
      ['when.contact.name', { present: true }],
    ]);
  });

  it('is each word of a list, dropped and added', () => {
    expect(changesIn({ severities: ['A', 'B'] })).toEqual([
      ['severities.0', REMOVED],
      ['severities.1', REMOVED],
      ['severities.2', 'C'],
    ]);
  });

  it('is each source, with what was chosen dropped or added', () => {
    const source = { document: '004', section: 'languages' };
    const places = changesIn({ source: { ...source, chosen: 'This.' } }).map(([place]) => place);
    expect(places).toEqual(['source.chosen', 'source.also', 'source.document']);
    expect(changesIn({ source })).toContainEqual(['source.chosen', expect.any(String)]);
  });

  it('is known of everything there is: a new field is asked about', () => {
    expect(() => changesIn({ colour: 'blue' })).toThrow(UnknownPlaceError);
    expect(() => changesIn({ colours: ['blue'] })).toThrow(UnknownPlaceError);
    expect(() => changesIn({ commitments: [{ id: 'a', colour: null }] })).toThrow(
      /commitments\.0\.colour/,
    );
  });
});

describe('a change', () => {
  const offering = offeringOf(catalogue, 'csp');

  it('is of its place alone, and leaves the original as it was', () => {
    const path = ['commitments', 0, 'target', 'minutes'];
    const mutated = withChange(offering, { path, to: 121 }) as typeof offering;
    expect(mutated.commitments[0]?.target).toEqual({ minutes: 121 });
    expect(offering.commitments[0]?.target).toEqual({ minutes: 120 });
    expect(withChange(mutated, { path, to: 120 })).toEqual(offering);
  });

  it('drops elements and fields', () => {
    const list = withChange([1, 2, 3], { path: [1], to: REMOVED });
    expect(list).toEqual([1, 3]);
    expect(withChange({ a: { b: 1 }, c: 2 }, { path: ['a', 'b'], to: REMOVED })).toEqual({
      a: {},
      c: 2,
    });
  });

  it('adds elements and fields', () => {
    expect(withChange({ list: ['a'] }, { path: ['list', 1], to: 'b' })).toEqual({
      list: ['a', 'b'],
    });
    expect(withChange({}, { path: ['note'], to: 'b' })).toEqual({ note: 'b' });
  });
});
