import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import {
  defineSearchAttributeKey,
  SearchAttributeType,
  TypedSearchAttributes,
} from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  ensureNamespace,
  NamespaceRefusedError,
  RETENTION_DAYS,
} from '../../../service/engine/namespace.ts';
import { EngineUnreachableError, prepare } from '../../../service/engine/prepare.ts';
import {
  ensureSearchAttributes,
  SearchAttributesRefusedError,
  SearchAttributeTypeError,
} from '../../../service/engine/search-attributes.ts';
import { freePorts } from '../../../service/system/ports.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages/search-attributes.ts';

const WANTED = Object.values(SEARCH_ATTRIBUTES);
const ALL_BUT_ACCOUNT = WANTED.filter((one) => one !== SEARCH_ATTRIBUTES.account);

let connection: Connection;
let said: string[];
const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

beforeAll(async () => {
  connection = await Connection.connect({ address: inject('temporalAddress') });
});

afterAll(() => connection.close());

beforeEach(() => {
  said = [];
});

function prepared(namespace: string) {
  const connectionOptions = { address: inject('temporalAddress') };
  return prepare({ connectionOptions, namespace, searchAttributes: WANTED, log });
}

const newNamespace = () => `prepared-${randomUUID()}`;

describe('a Temporal that is prepared', () => {
  test('gets what is missing, and takes a workflow with every attribute at once', async () => {
    const namespace = newNamespace();
    await prepared(namespace);
    const handle = await new Client({ connection, namespace }).workflow.start('supportCase', {
      taskQueue: 'nobody',
      workflowId: randomUUID(),
      typedSearchAttributes: new TypedSearchAttributes([
        { key: SEARCH_ATTRIBUTES.title, value: 'Mail flow is down' },
        { key: SEARCH_ATTRIBUTES.account, value: 'acc_1' },
        { key: SEARCH_ATTRIBUTES.offering, value: '21vianet' },
        { key: SEARCH_ATTRIBUTES.severity, value: 'A' },
        { key: SEARCH_ATTRIBUTES.status, value: 'open' },
        { key: SEARCH_ATTRIBUTES.region, value: 'CN' },
        { key: SEARCH_ATTRIBUTES.nextDueAt, value: new Date('2026-11-21T08:00:00Z') },
        { key: SEARCH_ATTRIBUTES.breached, value: false },
        { key: SEARCH_ATTRIBUTES.overdue, value: true },
        { key: SEARCH_ATTRIBUTES.reference, value: 'INC0012345' },
        { key: SEARCH_ATTRIBUTES.severityRank, value: 1 },
        { key: SEARCH_ATTRIBUTES.nextAt, value: new Date('2026-11-21T07:45:00Z') },
        { key: SEARCH_ATTRIBUTES.flagged, value: false },
        { key: SEARCH_ATTRIBUTES.waitingFor, value: 'customer' },
      ]),
    });
    await handle.terminate();
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const kept = Number(config?.workflowExecutionRetentionTtl?.seconds);
    expect(kept).toBe(RETENTION_DAYS * 86_400);
    expect(said.join('\n')).toContain(namespace);
    expect(said.join('\n')).toContain('SlaNextDueAt');
  });

  test('is left as it is where nothing is missing', async () => {
    const namespace = newNamespace();
    await prepared(namespace);
    said = [];
    await prepared(namespace);
    expect(said).toEqual([]);
  });

  test('can be prepared by two processes at the same time', async () => {
    const namespace = newNamespace();
    await Promise.all([prepared(namespace), prepared(namespace)]);
    const listed = await connection.operatorService.listSearchAttributes({ namespace });
    expect(Object.keys(listed.customAttributes).toSorted()).toEqual(
      WANTED.map(({ name }) => name).toSorted(),
    );
  });

  test('gets only the attributes that are missing', async () => {
    const namespace = newNamespace();
    await prepare({
      connectionOptions: { address: inject('temporalAddress') },
      namespace,
      searchAttributes: [SEARCH_ATTRIBUTES.account],
      log,
    });
    said = [];
    await prepared(namespace);
    const missing = ALL_BUT_ACCOUNT.map(({ name }) => name);
    expect(said).toEqual([`Created the search attributes ${missing.join(', ')}.`]);
  });

  test('is refused where an attribute of that name has another type', async () => {
    const namespace = newNamespace();
    await prepare({
      connectionOptions: { address: inject('temporalAddress') },
      namespace,
      searchAttributes: [defineSearchAttributeKey('SlaSeverity', SearchAttributeType.INT)],
      log,
    });
    const error = await prepared(namespace).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SearchAttributeTypeError);
    expect(error).toMatchObject({ attribute: 'SlaSeverity' });
    expect(String(error)).toContain('of the type Int, not Keyword');
    expect(String(error)).toContain('TEMPORAL_NAMESPACE');
  });

  test('is named where nobody answers', async () => {
    const [port = 0] = await freePorts(1);
    const unreachable = prepare({
      connectionOptions: { address: `127.0.0.1:${port}` },
      namespace: 'sla',
      searchAttributes: WANTED,
      log,
      connectTimeoutMs: 500,
    });
    await expect(unreachable).rejects.toThrow(EngineUnreachableError);
    await expect(unreachable).rejects.toThrow(`127.0.0.1:${port}`);
  });
});

/** As Temporal Cloud does: everything can be read, nothing made. */
function readOnly(): Connection {
  return Object.create(connection, {
    workflowService: {
      value: withMethod(connection.workflowService, 'registerNamespace', refuse),
    },
    operatorService: {
      value: withMethod(connection.operatorService, 'addSearchAttributes', refuse),
    },
  });
}

const refuse = () => Promise.reject(refusal());

function withMethod<T extends object>(service: T, name: string, method: () => Promise<never>): T {
  return new Proxy(service, {
    get(target, property) {
      if (property === name) return method;
      const member: unknown = Reflect.get(target, property);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

function refusal(): Error {
  return Object.assign(new Error('7 PERMISSION_DENIED: no'), {
    code: 7,
    details: 'Request unauthorized.',
    metadata: {},
  });
}

describe('a Temporal that does not let itself be prepared', () => {
  test('names the namespace and the commands that make it', async () => {
    const refused = ensureNamespace(readOnly(), 'sla-eu', log);
    await expect(refused).rejects.toThrow(NamespaceRefusedError);
    await expect(refused).rejects.toThrow('Request unauthorized.');
    await expect(refused).rejects.toThrow(
      /temporal operator namespace create .*--namespace sla-eu --retention 30d/,
    );
    await expect(refused).rejects.toThrow(/tcld namespace create/);
  });

  test('names the missing attributes and the commands that make them', async () => {
    const namespace = newNamespace();
    await prepare({
      connectionOptions: { address: inject('temporalAddress') },
      namespace,
      searchAttributes: WANTED.filter(({ name }) => name !== 'SlaBreached'),
      log,
    });
    const error = await ensureSearchAttributes(readOnly(), namespace, WANTED, log).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SearchAttributesRefusedError);
    expect(error).toMatchObject({ missing: [SEARCH_ATTRIBUTES.breached] });
    expect(String(error)).toContain('--name SlaBreached --type Bool');
    expect(String(error)).toContain('--search-attribute "SlaBreached=Bool"');
    expect(String(error)).not.toContain('SlaAccount');
  });

  test('that does not even list its attributes is asked by a query', async () => {
    const namespace = newNamespace();
    await prepare({
      connectionOptions: { address: inject('temporalAddress') },
      namespace,
      searchAttributes: [SEARCH_ATTRIBUTES.account],
      log,
    });
    const closed = readOnly();
    const blind: Connection = Object.create(closed, {
      operatorService: {
        value: withMethod(closed.operatorService, 'listSearchAttributes', refuse),
      },
    });
    await ensureSearchAttributes(blind, namespace, [SEARCH_ATTRIBUTES.account], log);
    const error = await ensureSearchAttributes(blind, namespace, WANTED, log).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SearchAttributesRefusedError);
    expect(error).toMatchObject({ missing: ALL_BUT_ACCOUNT });
  });
});
