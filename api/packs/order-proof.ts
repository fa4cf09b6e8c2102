import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { OrderProof } from '../../ledger/types.ts';
import type { Call } from '../http/endpoint.ts';

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
 * A call as its `Idempotency-Key` keeps it, by a fast hash of the body: the number in it is hidden in a
 * slow one before. The path's id is the salt.
 */
export async function withHiddenNumber<
  C extends Call<{ id: string }, unknown, { readonly orderConfirmation: string }>,
>(call: C): Promise<C> {
  if (call.idempotencyKey === null) return call;
  const { orderConfirmation, ...rest } = call.body;
  const hidden = await hashOrder(orderConfirmation, call.params.id);
  return { ...call, sentBody: { ...rest, orderConfirmation: hidden } };
}

/** The end of a number, by which people know theirs again; nothing of a short one. */
export function orderHint(number: string): string {
  const characters = Array.from(normalizedNumber(number));
  return characters.length < SHOWN_FROM ? '…' : `…${characters.slice(-SHOWN).join('')}`;
}

function derived(number: string, account: string): Promise<Buffer> {
  return scryptOf(normalizedNumber(number), account, LENGTH);
}

/** What two spellings of one number have in common: neither width nor spaces nor case are part of it. */
export function normalizedNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .toUpperCase();
}
