import type { Facts } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { CaseRequest, ChannelCoverage } from '../case/types.ts';
import { coverageFor } from './coverage.ts';
import type { OfferingAccount } from './facts.ts';

/**
 * When requests are received on the request's channel and, for the phone, the numbers for the
 * account's region. Null if the offering says nothing about the channel.
 */
export function channelFor(
  { channels }: Offering,
  { channel }: CaseRequest,
  { region }: OfferingAccount,
  facts: Facts,
): ChannelCoverage | null {
  const row = channels?.[channel] ?? null;
  if (row === null) return null;
  const { coverage, note = null, source } = row;
  const numbers = channel === 'phone' ? (channels?.phone?.numbers ?? []) : null;
  const phoneNumbers =
    numbers?.filter(({ regions }) => regions.includes(region)).map(({ number }) => number) ?? null;
  return { channel, ...coverageFor(coverage, facts), phoneNumbers, note, source };
}
