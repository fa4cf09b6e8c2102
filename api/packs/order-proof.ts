import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { OrderProof } from '../../ledger/types.ts';

const scryptOf = promisify<string, string, number, Buffer>(scrypt);

const LENGTH = 32;

/** Shorter numbers would be shown nearly whole by their end. */
const SHOWN_FROM = 8;
const SHOWN = 4;

/**
 * An order confirmation number as it is kept. Such numbers are short and follow each other, so the
 * hash is a slow one, with the buyer's account as its salt: an account's same order has the same
 * hash. Spaces and case are no part of a number.
 */
export async function hashOrder(number: string, account: string): Promise<string> {
  return (await derived(number, account)).toString('hex');
}

/** Whether a number is that of the order, in a time that says nothing of how near it comes. */
export async function provesOrder(
  number: string,
  { account, orderHash }: OrderProof,
): Promise<boolean> {
  const kept = Buffer.from(orderHash, 'hex');
  const given = await derived(number, account);
  return kept.length === LENGTH && timingSafeEqual(given, kept);
}

/**
 * A body as its `Idempotency-Key` keeps it, by a fast hash: the number is hidden in a slow one before.
 * @param salt of the thing that the body is about
 */
export async function withHiddenNumber(
  { orderConfirmation, ...rest }: { readonly orderConfirmation: string },
  salt: string,
): Promise<object> {
  return { ...rest, orderConfirmation: await hashOrder(orderConfirmation, salt) };
}

/** The end of a number, by which people know theirs again; nothing of a short one. */
export function orderHint(number: string): string {
  const plain = normalized(number);
  return plain.length < SHOWN_FROM ? '…' : `…${plain.slice(-SHOWN)}`;
}

function derived(number: string, account: string): Promise<Buffer> {
  return scryptOf(normalized(number), account, LENGTH);
}

function normalized(number: string): string {
  return number.replaceAll(/\s+/g, '').toUpperCase();
}
