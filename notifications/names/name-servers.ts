import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { Deadline } from './deadline.ts';
import { NameLookupError, withoutAddress } from './name-lookup-error.ts';

/**
 * After so long a name server, or the next one, is asked again, then after about twice and four times as long: the
 * packet may be lost, and name servers that are at work on a question answer it to whoever asked last.
 */
const FIRST_TRY_MS = 500;
const TRIES = 3;

/** Some name servers never answer questions for IPv6: what is known by then waits no longer than this. */
const OTHER_FAMILY_MS = 250;

/** There is no such name, whatever is asked for; or it has no address of this family. */
const NO_NAME = 'ENOTFOUND';
const NO_ADDRESS = 'ENODATA';

/**
 * The addresses of a full name, asked of the name servers by c-ares: without a thread, unlike the
 * system's lookup. Each lookup has a resolver of its own, so that it can be ended, uses a port that nobody can
 * guess from another one, and is not judged by what became of other names.
 *
 * @param servers null for those of the system
 * @returns why there is none, where there is none
 */
export async function askNameServers(
  fullName: string,
  servers: readonly string[] | null,
  deadline: Deadline,
): Promise<readonly LookupAddress[] | NameLookupError> {
  const resolver = new Resolver({ timeout: FIRST_TRY_MS, tries: TRIES });
  if (servers) resolver.setServers(servers);
  const cancel = (): void => resolver.cancel();
  let timer = setTimeout(cancel, deadline.leftMs);
  const hurry = (): void => {
    clearTimeout(timer);
    timer = setTimeout(cancel, Math.min(OTHER_FAMILY_MS, deadline.leftMs));
  };
  const [v4, v6] = [resolver.resolve4(fullName), resolver.resolve6(fullName)];
  v4.then(hurry, (error) => codeOf(error) === NO_NAME && hurry());
  v6.then(hurry, () => {});
  const [found4, found6] = await Promise.allSettled([v4, v6]);
  clearTimeout(timer);
  // IPv4 first: networks without a way to the other one are more common.
  const addresses = [...addressesIn(found4, 4), ...addressesIn(found6, 6)];
  return addresses.length > 0 ? addresses : problemOf([found4, found6], deadline);
}

type Answer = PromiseSettledResult<readonly string[]>;

function addressesIn(answer: Answer, family: 4 | 6): readonly LookupAddress[] {
  if (answer.status === 'rejected') return [];
  return answer.value.map((address) => ({ address, family }));
}

function problemOf(answers: readonly Answer[], deadline: Deadline): NameLookupError {
  const codes = answers.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
  if (codes.includes(NO_NAME)) return withoutAddress();
  if (codes.includes('ETIMEOUT') || codes.includes('ECANCELLED')) return deadline.missed();
  const broken = codes.find((code) => code !== NO_ADDRESS);
  if (broken === undefined) return withoutAddress();
  return new NameLookupError('could not be looked up', broken);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}
