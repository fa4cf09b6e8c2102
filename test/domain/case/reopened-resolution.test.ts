import { describe, expect, it } from 'vitest';
import { replay } from '../../../domain/case/replay.ts';
import type { CaseFile } from '../../../domain/case/types.ts';
import { exampleCatalogue } from '../../support/catalogues.ts';
import { drafted } from '../../support/drafted.ts';
import { lived, type ActDraft } from '../../support/lived.ts';
import { at, clocksOf, eventLines, lighthouse } from './lighthouse.ts';
import { promisesIn, rows } from '../../support/promises.ts';

/** A Monday, nine in the morning in São Paulo, when the office opens. */
const OPENED = '2026-10-19T12:00:00.000Z';

function offering(resolutionOnReopening: CaseFile['resolutionOnReopening']): CaseFile {
  return { ...lighthouse('B', OPENED), resolutionOnReopening };
}

const answer = (when: string): ActDraft => ({ act: 'response', at: when });
const ask = (when: string): ActDraft => ({ act: 'customer-request', at: when });
const reply = (when: string): ActDraft => ({ act: 'customer-reply', at: when });
const reopen = (when: string): ActDraft => ({ act: 'reopen', at: when });

function close(when: string, outcome: 'solved' | 'unresolved' = 'solved'): ActDraft {
  return { act: 'close', outcome, chargeCredit: null, at: when };
}

/** Closed when 1,439 of the 1,440 business minutes were used, and reopened after hours. */
const REPORTED: readonly ActDraft[] = [
  answer('2026-10-19T12:30:00.000Z'),
  close('2026-10-21T19:59:00.000Z'),
  reopen('2026-10-21T20:00:30.000Z'),
  answer('2026-10-21T20:01:00.000Z'),
  close('2026-10-26T19:00:00.000Z'),
];

/** The reported case, in Berlin and with its history, under a version that says this of reopening. */
function reportedUnder(resolution: CaseFile['resolutionOnReopening'] | undefined): CaseFile {
  const catalogue = exampleCatalogue();
  const offerings = catalogue.offerings.map((each) => {
    const reopening = { ...each.reopening, ...(resolution !== undefined && { resolution }) };
    return { ...each, reopening };
  });
  const history = [
    { act: 'response', at: '2026-10-12T09:30:00+02:00', by: 'Ada' },
    { act: 'close', at: '2026-10-14T16:59:00+02:00', by: 'Ada', outcome: 'solved' },
    { act: 'reopen', at: '2026-10-14T17:00:30+02:00', by: 'Ada' },
    { act: 'response', at: '2026-10-14T17:01:00+02:00', by: 'Ada' },
    { act: 'close', at: '2026-10-19T16:00:00+02:00', by: 'Ada', outcome: 'solved' },
  ];
  return drafted('2026-10-12T09:00:00+02:00', {
    catalogue: { ...catalogue, offerings },
    request: { offering: 'lighthouse', severity: 'B', title: 'Light is dim', history },
  });
}

describe('the resolution of a reopened case', () => {
  it('09-reopening-resets-the-resolution: resumes and breaches one business minute after the reopening', () => {
    const replayed = replay(reportedUnder('resumes'), [], at('2026-10-20T00:00:00+02:00'));
    expect(replayed.state.breached).toBe(true);
    expect(replayed.state.clocks.filter(({ metric }) => metric === 'resolution')).toMatchObject([
      {
        cycle: 1,
        state: 'breached',
        breachedAt: at('2026-10-15T09:01:00+02:00'),
        metAt: at('2026-10-19T16:00:00+02:00'),
        pauses: [{ from: at('2026-10-14T16:59:00+02:00'), to: at('2026-10-14T17:00:30+02:00') }],
      },
    ]);
  });

  it('begins anew where the offering says nothing, so that the same case breaches nothing', () => {
    const replayed = replay(reportedUnder(undefined), [], at('2026-10-20T00:00:00+02:00'));
    expect(replayed.state.clocks.filter(({ metric }) => metric === 'resolution')).toMatchObject([
      { cycle: 1, state: 'met' },
      { cycle: 2, state: 'met', dueAt: at('2026-10-19T17:00:00+02:00') },
    ]);
  });

  it('is met by each close in time, which are two events', () => {
    const acts = [
      answer('2026-10-19T12:30:00.000Z'),
      close('2026-10-19T14:00:00.000Z'),
      reopen('2026-10-20T14:00:00.000Z'),
      close('2026-10-20T15:00:00.000Z'),
    ];
    const life = lived(offering('resumes'), acts, '2026-10-26T20:00:00.000Z');
    expect(eventLines(life, 'resolution')).toEqual([
      'met 2026-10-19T14:00:00.000Z',
      'met 2026-10-20T15:00:00.000Z',
    ]);
    const keys = life.journal.events.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives no warning a second time when it resumes', () => {
    const acts = [
      answer('2026-10-19T12:30:00.000Z'),
      close('2026-10-20T17:00:00.000Z', 'unresolved'),
      reopen('2026-10-21T12:00:00.000Z'),
    ];
    const life = lived(offering('resumes'), acts, '2026-10-30T20:00:00.000Z');
    expect(eventLines(life, 'resolution').slice(0, 4)).toEqual([
      // Twelve of the 24 hours, and eighteen with four on Wednesday and two on Thursday morning.
      'warning 50 2026-10-20T16:00:00.000Z',
      'warning 75 2026-10-21T17:00:00.000Z',
      'warning 120 2026-10-22T13:00:00.000Z',
      'breached 2026-10-22T15:00:00.000Z',
    ]);
  });

  it('does not count the closed time even where it does not pause on the customer', () => {
    const file = offering('resumes');
    const own = promisesIn(file);
    const resolution = { ...own.B!.resolution!, pausesOnCustomer: false, warnings: [] };
    const acts = [
      answer('2026-10-19T12:30:00.000Z'),
      ask('2026-10-19T13:00:00.000Z'),
      reply('2026-10-19T14:00:00.000Z'),
      close('2026-10-19T15:00:00.000Z'),
      reopen('2026-10-20T15:00:00.000Z'),
    ];
    const commitments = rows({ ...own, B: { ...own.B!, resolution } });
    const life = lived({ ...file, commitments }, acts, '2026-10-20T16:00:00.000Z');
    expect(clocksOf(life, 'resolution')).toMatchObject([
      {
        // Three hours were used on Monday; five on Tuesday and sixteen on the next days follow.
        dueAt: at('2026-10-22T20:00:00.000Z'),
        pauses: [{ from: at('2026-10-19T15:00:00.000Z'), to: at('2026-10-20T15:00:00.000Z') }],
      },
    ]);
  });

  it('stays as it is if it had been breached before the close', () => {
    const acts = [
      answer('2026-10-19T12:30:00.000Z'),
      close('2026-10-26T19:00:00.000Z'),
      reopen('2026-10-27T12:00:00.000Z'),
    ];
    const life = lived(offering('resumes'), acts, '2026-11-30T20:00:00.000Z');
    expect(clocksOf(life, 'resolution')).toMatchObject([
      { cycle: 1, state: 'breached', metAt: at('2026-10-26T19:00:00.000Z') },
    ]);
    expect(eventLines(life, 'resolution').at(-1)).toBe('met_late 2026-10-26T19:00:00.000Z');
  });

  it('begins anew where the offering says so', () => {
    const life = lived(offering('begins'), REPORTED, '2026-10-26T20:00:00.000Z');
    expect(clocksOf(life, 'resolution')).toMatchObject([
      { cycle: 1, state: 'met' },
      { cycle: 2, state: 'met', startedAt: at('2026-10-21T20:00:30.000Z'), pauses: [] },
    ]);
  });

  it('ends with the first close where the offering says so', () => {
    const life = lived(offering('ends'), REPORTED, '2026-11-30T20:00:00.000Z');
    expect(clocksOf(life, 'resolution')).toMatchObject([
      { cycle: 1, state: 'met', metAt: at('2026-10-21T19:59:00.000Z') },
    ]);
    expect(eventLines(life, 'resolution').at(-1)).toBe('met 2026-10-21T19:59:00.000Z');
  });
});
