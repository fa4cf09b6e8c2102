import { expect, test } from 'vitest';
import { asError } from '../../../ledger/embedded/as-error.ts';

test('an error is taken as it is', () => {
  const error = new TypeError('no');
  expect(asError(error)).toBe(error);
});

test('a string is the message', () => {
  expect(asError('it broke').message).toBe('it broke');
});

test('an object is described by its contents, and keeps its code and its number', () => {
  const error = asError({ name: 'ErrnoError', errno: 51, code: 'ENOSPC' });
  expect(error.message).toContain('ErrnoError');
  expect(error.message).not.toContain('[object');
  expect(error).toMatchObject({ errno: 51, code: 'ENOSPC' });
});

test('a value without any text still becomes an error', () => {
  expect(asError(undefined).message).toBe('undefined');
  expect(asError(Object.create(null)).message).toContain('null prototype');
});
