import type { Facts } from '../../catalogue/schema/condition.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import type { CaseRequest, ChannelCoverage } from '../case/types.ts';
import { coverageFor } from '../case/coverage.ts';
import type { OfferingAccount } from './facts.ts';

/**
 * When requests are received on the request's channel and, for the phone, the numbers for the
 * account's region, with what is noted on them. Null if the offering says nothing about the channel.
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
  const told = channel === 'phone' ? numbersIn(channels?.phone?.numbers ?? [], region) : null;
  const notes = [note, ...(told ?? []).map((each) => each.note)].filter((each) => !!each);
  return {
    channel,
    ...coverageFor(coverage, facts),
    phoneNumbers: told?.map(({ number }) => number) ?? null,
    note: notes.length > 0 ? notes.join(' ') : null,
    source,
  };
}

type PhoneNumber = NonNullable<NonNullable<Offering['channels']>['phone']>['numbers'][number];

function numbersIn(numbers: readonly PhoneNumber[], region: string): readonly PhoneNumber[] {
  return numbers.filter(({ regions }) => regions.includes(region));
}
