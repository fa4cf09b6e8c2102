import { lookup } from 'node:dns/promises';

/** Somebody waits for the answer to a request. */
const TIMEOUT_MS = 2_000;

/**
 * The addresses that a name has at the moment, as a connection would find them: none where it has
 * none, or where nobody says so within two seconds. Never throws.
 */
export async function resolve(name: string): Promise<readonly string[]> {
  const found = lookup(name, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, impatience()]);
}

function impatience(): Promise<readonly string[]> {
  return new Promise((done) => {
    setTimeout(done, TIMEOUT_MS, []).unref();
  });
}
