import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { OrderProof } from '../../ledger/types/orders.ts';
import type { Call } from '../http/endpoint.ts';

const scryptOf = promisify<string, string, number, Buffer>(scrypt);

const LENGTH = 32;

/** The end of a shorter number would be most of it. */
const SHOWN_FROM = 8;
const SHOWN = 4;

/** The same for all accounts, so that an order is known whichever of them records it. */
const SALT = 'order confirmation';

/**
 * The hash of an order confirmation number, in hex. Such numbers are short and sequential, so the hash is
 * slow: the same order always has the same hash, however its number is spelled.
 */
export async function hashOrder(number: string): Promise<string> {
  return (await derived(number, SALT)).toString('hex');
}

/** Whether a number is that of the order. Its timing does not reveal how close the number comes. */
export async function provesOrder(
  number: string,
  { orderHash }: Pick<OrderProof, 'orderHash'>,
): Promise<boolean> {
  const kept = Buffer.from(orderHash, 'hex');
  const given = await derived(number, SALT);
  return kept.length === LENGTH && timingSafeEqual(given, kept);
}

/**
 * A call as its `Idempotency-Key` keeps it. As the key keeps a fast hash of the body, the number in it is
 * replaced by a slow hash first, with the id in the path as its salt.
 */
export async function withHiddenNumber<
  C extends Call<{ id: string }, unknown, { readonly orderConfirmation: string }>,
>(call: C): Promise<C> {
  if (call.idempotencyKey === null) return call;
  const { orderConfirmation, ...rest } = call.body;
  const hidden = (await derived(orderConfirmation, call.params.id)).toString('hex');
  return { ...call, sentBody: { ...rest, orderConfirmation: hidden } };
}

/** The end of a number, by which people recognise it; only `…` for a short number. */
export function orderHint(number: string): string {
  const characters = Array.from(normalizedNumber(number));
  return characters.length < SHOWN_FROM ? '…' : `…${characters.slice(-SHOWN).join('')}`;
}

function derived(number: string, salt: string): Promise<Buffer> {
  return scryptOf(normalizedNumber(number), salt, LENGTH);
}

/**
 * What two spellings of a number have in common: width, spaces, case, the kind of dash and whatever shows nothing
 * are ignored. Of the latter twice, as what is left out before may have kept two characters apart.
 */
export function normalizedNumber(number: string): string {
  return visible(visible(number).normalize('NFKC')).replaceAll(DASHES, '-').toUpperCase();
}

/** Programs that format texts put these in the place of a hyphen; the minus sign is one of them. */
const DASHES = /[\p{Pd}\u2212]/gu;

function visible(text: string): string {
  return text.replaceAll(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '');
}
