import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { TypedSearchAttributes, type SearchAttributePair } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { prepare } from '../../../service/engine/prepare.ts';
import { within } from '../../../service/system/polling.ts';
import { listLines } from '../../../service/temporal-lists.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';

const NOW = Date.UTC(2026, 10, 21, 8);
const HOUR = 3_600_000;
/** Lists learn of a workflow only a moment after it. */
const LISTED_MS = 30_000;
const namespace = `lists-${randomUUID()}`;
const workflowsUrl = `http://127.0.0.1:8233/namespaces/${namespace}/workflows`;
const { nextAt, breached, overdue, status, flagged, waitingFor } = SEARCH_ATTRIBUTES;

/** What lists show of a case to which nothing has happened yet. */
const CALM: readonly SearchAttributePair[] = [
  { key: status, value: 'open' },
  { key: breached, value: false },
  { key: overdue, value: false },
  { key: flagged, value: false },
  { key: nextAt, value: new Date(NOW + 48 * HOUR) },
];

const CASES: Readonly<Record<string, readonly SearchAttributePair[]>> = {
  calm: [],
  soon: [{ key: nextAt, value: new Date(NOW + 23 * HOUR) }],
  unanswered: [
    { key: breached, value: true },
    { key: overdue, value: true },
  ],
  'silent support': [
    { key: breached, value: true },
    { key: overdue, value: true },
    { key: status, value: 'in_progress' },
  ],
  'answered late': [
    { key: breached, value: true },
    { key: status, value: 'in_progress' },
  ],
  asked: [{ key: waitingFor, value: 'customer' }],
  'for a vendor': [
    { key: status, value: 'waiting' },
    { key: waitingFor, value: 'vendor' },
  ],
  silent: [
    { key: flagged, value: true },
    { key: waitingFor, value: 'customer' },
  ],
};

let connection: Connection;
let client: Client;

beforeAll(async () => {
  const connectionOptions = { address: inject('temporalAddress') };
  connection = await Connection.connect(connectionOptions);
  client = new Client({ connection, namespace });
  const searchAttributes = Object.values(SEARCH_ATTRIBUTES);
  const log = { info() {}, warn() {} };
  await prepare({ connectionOptions, namespace, searchAttributes, log });
  for (const [name, pairs] of Object.entries(CASES)) await start(name, pairs);
  const ended = await start('ended', [...CASES['silent']!, ...CASES['soon']!]);
  await ended.terminate();
  const isListed = async () =>
    (await found('ExecutionStatus = "Terminated"')).length === 1 &&
    (await found('ExecutionStatus = "Running"')).length === Object.keys(CASES).length;
  if (!(await within(LISTED_MS, isListed)))
    throw new Error('the engine does not list its workflows');
});

afterAll(() => connection.close());

function start(workflowId: string, pairs: readonly SearchAttributePair[]) {
  const changed = new Set(pairs.map(({ key }) => key.name));
  const typedSearchAttributes = new TypedSearchAttributes([
    ...CALM.filter(({ key }) => !changed.has(key.name)),
    ...pairs,
  ]);
  return client.workflow.start('supportCase', {
    taskQueue: 'nobody',
    workflowId,
    typedSearchAttributes,
  });
}

/** The ids of the workflows that a filter finds, sorted. */
async function found(query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
  return ids.toSorted();
}

/** The filters in the links, by the names before them. */
function filters(): Record<string, string> {
  return Object.fromEntries(
    listLines(workflowsUrl, NOW).map((line) => {
      const [name = '', link = ''] = line.trim().split(/\s{1,}(?=http)/);
      expect(link.startsWith(`${workflowsUrl}?`)).toBe(true);
      return [name, new URL(link).searchParams.get('query') ?? ''];
    }),
  );
}

describe('the lists of the Temporal UI that are linked at start', () => {
  test.each([
    ['due in a day', ['soon']],
    ['breached, unanswered', ['silent support', 'unanswered']],
    ['flagged', ['silent']],
    ["customer's turn", ['asked']],
    ['waiting for others', ['for a vendor']],
  ])('show what is %s, of the cases that run', async (name, expected) => {
    expect(await found(filters()[name]!)).toEqual(expected);
  });

  test('are these alone', () => {
    expect(Object.keys(filters())).toHaveLength(5);
  });
});
