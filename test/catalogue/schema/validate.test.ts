import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withElsewhere } from '../../../catalogue/schema/issue-words.ts';
import { validate } from '../../../catalogue/schema/validate.ts';

function errorsOf(schema: z.ZodType, value: unknown) {
  const read = validate(schema, value);
  return 'errors' in read ? read.errors : [];
}

const person = z.strictObject({
  name: z.string({ error: 'must be a text' }).min(1, 'must not be empty'),
  home: z.strictObject({ city: z.string({ error: 'must be a text' }) }),
});

describe('what is wrong with a value', () => {
  it('is named by its path', () => {
    expect(errorsOf(person, { name: '', home: {} })).toEqual([
      { path: 'name', message: 'must not be empty' },
      { path: 'home.city', message: 'is required' },
    ]);
  });

  it('is a field that is absent, whatever its schema says of other types', () => {
    const form = z.strictObject({
      a: z.string(),
      b: z.enum(['x', 'y']),
      c: z.literal(1),
      d: person,
    });
    expect(errorsOf(form, {})).toEqual(
      ['a', 'b', 'c', 'd'].map((path) => ({ path, message: 'is required' })),
    );
    expect(errorsOf(form, undefined)).toEqual([{ path: '', message: 'is required' }]);
  });

  it('is an unknown field by its own path, with the fields that there are', () => {
    const value = { name: 'Ada', home: { city: 'Berlin', street: 'x', ciyt: 'x' } };
    expect(errorsOf(person, value)).toEqual([
      { path: 'home.street', message: 'is not a known field. Known are city' },
      {
        path: 'home.ciyt',
        message: 'is not a known field; did you mean city? Known are city',
      },
    ]);
    expect(errorsOf(z.strictObject({}), { limit: 1 })).toEqual([
      { path: 'limit', message: 'is not a known field; there are none here' },
    ]);
  });

  it('is a field that belongs elsewhere, by where that is', () => {
    const changes = z.strictObject(
      { title: z.string() },
      withElsewhere({ severity: 'is elsewhere' }),
    );
    expect(errorsOf(changes, { title: 'x', severity: 'A', more: 1 })).toEqual([
      { path: 'severity', message: 'is elsewhere' },
      { path: 'more', message: 'is not a known field. Known are title' },
    ]);
    expect(errorsOf(changes, 1)).toEqual([{ path: '', message: 'must be an object' }]);
  });

  it('is a value that is none of those that there are, with the one that may have been meant', () => {
    const category = z.enum(['technical', 'billing', 'presales']);
    const list = 'must be "technical", "billing" or "presales"';
    expect(errorsOf(category, 'shipping')).toEqual([{ path: '', message: list }]);
    expect(errorsOf(category, 'Pre-Sales')).toEqual([
      { path: '', message: `${list}; did you mean presales?` },
    ]);
    expect(errorsOf(category, 5)).toEqual([{ path: '', message: list }]);
    expect(errorsOf(category, 'technical'.repeat(30_000))).toEqual([{ path: '', message: list }]);
  });

  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 5, 'must be a string'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.record(z.string(), z.string()), 5, 'must be an object'],
    [z.null(), 5, 'must be null'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(2), '', 'must have at least 2 characters'],
    [z.string().max(1), 'ab', 'must have at most 1 character'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 items'],
    [z.number().min(2), 1, 'must be at least 2'],
    [z.number().positive(), 0, 'must be more than 0'],
    [z.number().max(2), 3, 'must be at most 2'],
    [z.number().multipleOf(5), 3, 'must be a multiple of 5'],
    [z.iso.date(), 'x', 'must be a date, such as 2026-12-25'],
    [z.string().regex(/^a+$/), 'b', 'must match the pattern /^a+$/'],
    [z.record(z.string().regex(/^a$/, 'is no a'), z.number()), { b: 1 }, 'is no a'],
  ])('is said in our words: %#', (schema, value, message) => {
    expect(errorsOf(schema, value).map((error) => error.message)).toEqual([message]);
  });

  it('is nothing if it is valid', () => {
    const value = { name: 'Ada', home: { city: 'Berlin' } };
    expect(validate(person, value)).toEqual({ value });
  });

  it('is at most a hundred errors', () => {
    const unknown = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`x${index}`, 1]));
    expect(errorsOf(z.strictObject({}), unknown)).toHaveLength(100);
    expect(errorsOf(z.array(z.string()), Array(101).fill(1))).toHaveLength(100);
  });
});

describe('what is wrong with a value of one form or another', () => {
  const account = z.strictObject({
    account: z.union([z.string().regex(/^acc_/, 'must be an id'), person, z.null()]),
  });

  it('is nothing if one form matches', () => {
    for (const value of ['acc_1', null, { name: 'Ada', home: { city: 'Berlin' } }]) {
      expect(errorsOf(account, { account: value })).toEqual([]);
    }
  });

  it('is described by the form of its type, with the paths within', () => {
    expect(errorsOf(account, { account: { name: 'Ada', home: { city: 1 }, age: 3 } })).toEqual([
      { path: 'account.home.city', message: 'must be a text' },
      { path: 'account.age', message: 'is not a known field. Known are name, home' },
    ]);
    expect(errorsOf(account, { account: 'contoso' })).toEqual([
      { path: 'account', message: 'must be an id' },
    ]);
  });

  it.each([5, true, []])('is one sentence where it is of no such type: %j', (value) => {
    expect(errorsOf(account, { account: value })).toEqual([
      { path: 'account', message: 'must be a string, an object or null' },
    ]);
  });

  it('is described by the closest of several forms of its type', () => {
    const shape = z.union([
      z.strictObject({ radius: z.number({ error: 'must be a number' }) }),
      z.strictObject({ width: z.number(), height: z.number({ error: 'must be a number' }) }),
    ]);
    expect(errorsOf(shape, { radius: 'x' })).toEqual([
      { path: 'radius', message: 'must be a number' },
    ]);
    expect(errorsOf(shape, { width: 1, height: 'x' })).toEqual([
      { path: 'height', message: 'must be a number' },
    ]);
  });

  it('is one sentence if both forms are equally close', () => {
    const forms = [z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })] as const;
    expect(errorsOf(z.union(forms), {})).toEqual([
      { path: '', message: 'matches none of its forms' },
    ]);
    expect(errorsOf(z.union(forms, { error: 'must be {a} or {b}' }), {})).toEqual([
      { path: '', message: 'must be {a} or {b}' },
    ]);
  });

  it('names the valid values', () => {
    const pack = z.union([z.literal(['auto', 'single']), z.strictObject({ id: z.string() })]);
    for (const value of ['none', 3]) {
      expect(errorsOf(pack, value)).toEqual([
        { path: '', message: 'must be "auto", "single" or an object' },
      ]);
    }
  });

  it('is found in nested forms', () => {
    const step = z.union([z.union([z.literal('flag'), person]), z.array(z.string())]);
    expect(errorsOf(step, { name: 'Ada', home: {} })).toEqual([
      { path: 'home.city', message: 'is required' },
    ]);
    expect(errorsOf(step, 1)).toEqual([
      { path: '', message: 'must be "flag", an object or an array' },
    ]);
  });

  it('is found in lists and records, by position', () => {
    const hours = z.record(z.string(), z.array(z.union([z.string(), person])));
    expect(errorsOf(hours, { mon: ['x', 1], tue: [{ name: '', home: { city: 'x' } }] })).toEqual([
      { path: 'mon.1', message: 'must be a string or an object' },
      { path: 'tue.0.name', message: 'must not be empty' },
    ]);
  });

  it('is described by the discriminating field, if there is one', () => {
    const target = z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('email'), address: z.string({ error: 'must be a text' }) }),
      z.strictObject({ type: z.literal('webhook'), url: z.string() }),
    ]);
    expect(errorsOf(target, { type: 'email', address: 1 })).toEqual([
      { path: 'address', message: 'must be a text' },
    ]);
    expect(errorsOf(target, { type: 'fax' })).toEqual([
      { path: 'type', message: 'must be "email" or "webhook"' },
    ]);
    expect(errorsOf(target, {})).toEqual([{ path: 'type', message: 'is required' }]);
  });

  it('is named by the beginning of a name that is far too long, and once where the name is what is wrong', () => {
    const long = 'x'.repeat(4_000);
    const named = z.record(z.string(), z.array(z.number({ error: 'must be a number' })));
    expect(errorsOf(named, { [long]: ['a'] })).toEqual([
      { path: `${long.slice(0, 100)}….0`, message: 'must be a number' },
    ]);
    const days = z.record(z.string().max(10, 'is not a day'), z.array(z.number()));
    expect(errorsOf(days, { [long]: ['a', 'b'] })).toEqual([
      { path: `${long.slice(0, 100)}…`, message: 'is not a day' },
    ]);
  });
});
