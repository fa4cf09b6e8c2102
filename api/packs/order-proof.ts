import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const scryptOf = promisify<string, string, number, Buffer>(scrypt);

const LENGTH = 32;

/** Shorter numbers would be shown nearly whole by their end. */
const SHOWN_FROM = 8;
const SHOWN = 4;

/**
 * An order confirmation number as it is kept. Such numbers are short and follow each other, so the
 * hash is a slow one, with the pack's id as its salt. Spaces and case are no part of a number.
 */
export async function hashOrder(number: string, packId: string): Promise<string> {
  return (await derived(number, packId)).toString('hex');
}

/** Whether a number is the one of the pack, in a time that says nothing of how near it comes. */
export async function provesOrder(number: string, packId: string, hash: string): Promise<boolean> {
  const kept = Buffer.from(hash, 'hex');
  return kept.length === LENGTH && timingSafeEqual(await derived(number, packId), kept);
}

/** The end of a number, by which people know theirs again; nothing of a short one. */
export function orderHint(number: string): string {
  const plain = normalized(number);
  return plain.length < SHOWN_FROM ? '…' : `…${plain.slice(-SHOWN)}`;
}

function derived(number: string, packId: string): Promise<Buffer> {
  return scryptOf(normalized(number), packId, LENGTH);
}

function normalized(number: string): string {
  return number.replaceAll(/\s+/g, '').toUpperCase();
}
