import { describe, expect, it } from 'vitest';
import { jsonBytes } from '../../../domain/case/json-bytes.ts';
import {
  MAX_FILE_BYTES,
  MAX_MESSAGE_BYTES,
  RESERVED_BYTES,
} from '../../../domain/case/message-limits.ts';
import type { Act, CaseFile } from '../../../domain/case/types.ts';
import { schedulesOf } from '../../../domain/scheduling/schedule-case.ts';
import { MINUTE } from '../../support/case-file.ts';
import { Living } from '../../support/living.ts';
import { lighthouse } from './lighthouse.ts';

/** What Temporal takes, in bytes: https://docs.temporal.io/cloud/limits, and the default of its server. */
const TEMPORAL_BYTES = 2 * 1024 * 1024;
/** The most events that are sent at once, by their bytes. */
const EVENTS_BYTES = 300_000;
/** The widest character of those that JSON does not escape: three bytes for one UTF-16 unit. */
const wide = (count: number): string => '漢'.repeat(count);

const PERSON = wide(200);
const CONTACT = { name: wide(200), email: wide(200), phone: wide(200), of: 'customer' } as const;
const UPDATE = {
  act: 'update',
  changes: { title: wide(300), contact: CONTACT, assignee: wide(200), reference: wide(200) },
} as const;

/** One round of everything that makes a case grow; the last is reported out of turn. */
const ROUND = [
  { act: 'customer-request' },
  { act: 'customer-reply' },
  { act: 'severity', severity: 'A', reason: 'correction', businessImpact: wide(5_000) },
  UPDATE,
  { act: 'response' },
  { act: 'severity', severity: 'B', reason: 'impact-changed', businessImpact: wide(5_000) },
  { act: 'split', child: 'case_part', title: wide(300) },
] as const;

/** Lives until the case takes no more. */
function full(file: CaseFile, round: readonly object[], lateBy = 0): Living {
  const living = new Living(file);
  for (let index = 0; index < 1_100; index += 1) {
    const arrival = file.openedAt + (index + 1) * 30 * MINUTE;
    const at = Math.max(file.openedAt, arrival - lateBy);
    const given = round[index % round.length];
    const act = { id: `act-${index}`, by: PERSON, note: wide(5_000), at, ...given } as Act;
    const refusal = living.arrive(act, arrival);
    if (refusal !== null && refusal !== 'over' && refusal.code === 'too-many-acts') return living;
  }
  throw new Error('the case takes whatever comes');
}

/** What travels of a case as it is at the end, by what it is for. */
function messagesOf(living: Living) {
  const { file, journal } = living;
  return {
    nextRun: jsonBytes([file, journal.carry()]),
    ledger: jsonBytes([file, journal.state]) + EVENTS_BYTES,
    query: jsonBytes({ file, state: journal.state, seq: journal.seq }),
  };
}

/** A file that is as long as one may open with, by the notes of its history. */
function longest(): CaseFile {
  const file = lighthouse('B', '2026-11-23T13:00:00.000Z');
  const note = wide(Math.floor((MAX_FILE_BYTES - jsonBytes(file) - 3_000) / 3));
  const act = { act: 'response', id: 'history-0', by: PERSON, note, at: file.openedAt } as const;
  const whole = { ...file, history: [act] };
  return { ...whole, schedules: schedulesOf(whole) };
}

describe('whatever travels of a case stays below what Temporal takes', () => {
  it.each([
    ['that everything is done to', ROUND, 0],
    ['with requests and replies alone', ROUND.slice(0, 2), 0],
    ['whose acts are all reported late', ROUND.slice(0, 2), 45 * MINUTE],
    ['of which each update replaces all that it may', [UPDATE], 0],
  ])('of one %s, in the widest characters', (_what, round, lateBy) => {
    const living = full(longest(), round, lateBy);
    const { nextRun, ledger, query } = messagesOf(living);
    expect(Math.max(nextRun, ledger, query)).toBeLessThan(MAX_MESSAGE_BYTES);
    expect(MAX_MESSAGE_BYTES).toBeLessThan(TEMPORAL_BYTES);
    // It is full, and not refused long before it need be.
    expect(Math.max(nextRun, ledger)).toBeGreaterThan(MAX_MESSAGE_BYTES - 3 * RESERVED_BYTES);
  });

  it('when it is closed at last, and everything has fallen due', () => {
    const living = full(longest(), ROUND);
    const at = living.looks.at(-1)!.now;
    const close = { act: 'close', id: 'close', by: PERSON, note: wide(5_000), at } as const;
    expect(living.arrive({ ...close, outcome: 'solved', chargeCredit: null }, at)).toBeNull();
    living.through(Infinity);
    const { nextRun, ledger, query } = messagesOf(living);
    expect(Math.max(nextRun, ledger, query)).toBeLessThan(MAX_MESSAGE_BYTES);
  });
});

it('leaves room for a thousand ordinary acts', () => {
  const file = lighthouse('B', '2026-11-23T13:00:00.000Z');
  const ordinary = ROUND.slice(0, 2).map((act) => ({ ...act, by: 'Ada Lovelace', note: null }));
  expect(full(file, ordinary).acts).toHaveLength(1_000);
});
