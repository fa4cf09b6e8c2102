import { HOUR } from '../../test/support/case-file.ts';
import type { Desk } from '../../test/support/desk.ts';
import type { Contestant } from './contestant.ts';

/**
 * Under this offering a case waits for its first answer alone, so a second one changes nothing that
 * operators filter by.
 */
const FIRST_RESPONSE_ALONE = { offering: 'o365-business', plan: 'business' };

/** What a case of ours does, and what one does under an offering with more to time. */
interface Cases extends Contestant {
  readonly close: (id: string) => Promise<unknown>;
  /** Opens one under 21vianet: each answer starts the clock of the next follow-up. */
  readonly openWithFollowUps: () => Promise<string>;
}

/**
 * Our service over HTTP, as its users call it. Nothing falls due by itself in the first three
 * quarters of an hour.
 */
export async function casesOf(desk: Desk): Promise<Cases> {
  const account = await desk.account();
  return {
    open: async () => (await desk.open(account, HOUR, FIRST_RESPONSE_ALONE)).id,
    act: (id) => desk.respond(id),
    read: (id) => desk.case(id),
    close: (id) => desk.close(id),
    openWithFollowUps: async () => (await desk.open(account, HOUR)).id,
  };
}
