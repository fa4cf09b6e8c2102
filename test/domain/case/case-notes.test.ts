import { describe, expect, it } from 'vitest';
import { otherNotes } from '../../../domain/case/case-notes.ts';
import { caseFile, commitment, REQUEST } from '../../support/case-file.ts';
import { rows } from '../../support/promises.ts';

const [row] = rows({ A: { first_response: commitment({ calendar: 'office' }) } });

const file = caseFile({
  commitments: [
    { ...row!, categories: ['technical'], target: null },
    { ...row!, rule: 'billing', categories: ['billing'], target: null, calendar: 'bank' },
  ],
  notes: [
    { code: 'offering', detail: 'Said of every case.' },
    {
      code: 'offering',
      detail: 'Said of billing.',
      when: { category: { is: 'billing' } },
    },
    { code: 'holidays-unknown', calendar: 'office', detail: 'Of the office.' },
    { code: 'holidays-unknown', calendar: 'bank', detail: 'Of the bank.' },
  ],
});

const notesOf = (category: 'technical' | 'billing') =>
  otherNotes({ ...file, request: { ...REQUEST, category } }, { severity: 'A', changes: {} }).map(
    ({ detail }) => detail,
  );

describe('the notes on a case', () => {
  it('are those on cases of its kind, and on the calendars by which it is timed', () => {
    expect(notesOf('technical')).toEqual(['Said of every case.', 'Of the office.']);
    expect(notesOf('billing')).toEqual(['Said of every case.', 'Said of billing.', 'Of the bank.']);
  });

  it('are those on the calendars that open one of its own, too', () => {
    const hours = { timeZone: 'UTC', weekly: {}, holidays: {}, exceptions: {} };
    const part = { ...hours, id: 'branch', version: 1, zoneData: file.zoneDataVersion };
    const branch = { code: 'holidays-unknown', calendar: 'branch', detail: 'Of the branch.' };
    const together = {
      ...file,
      calendars: { office: { ...part, id: 'office', anyOf: [part] } },
      notes: [branch],
    };
    expect(otherNotes(together, { severity: 'A', changes: {} })).toEqual([branch]);
  });

  it('do not say for which cases they were written', () => {
    for (const note of otherNotes(file, { severity: 'A', changes: {} })) {
      expect(note).not.toHaveProperty('when');
    }
  });
});
