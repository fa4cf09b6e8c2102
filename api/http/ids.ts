import { createHash, randomBytes } from 'node:crypto';
import type { IdempotencyClaim } from '../../ledger/types.ts';

/** RFC 4648 in lower case: no sign that looks like another one. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of 5 bits: 130 bits, so that chance never makes the same id twice. */
const LENGTH = 26;

/** A name that nobody had before. */
export function randomId(): string {
  return base32(randomBytes(LENGTH));
}

/**
 * The name of what this claim makes: the same for every request with the same key, so that making
 * it twice is making it once. The body takes no part, since a key stands for one request.
 */
export function derivedId({ scope, key }: IdempotencyClaim): string {
  return base32(
    createHash('sha256')
      .update(JSON.stringify([scope, key]))
      .digest(),
  );
}

function base32(bytes: Buffer): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => BASE32[byte % 32]).join('');
}

/** The pattern of an id with this prefix. */
export function idPattern(prefix: string): RegExp {
  return new RegExp(`^${prefix}_[a-z2-7]{${LENGTH}}$`);
}
