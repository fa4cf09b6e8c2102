import { lookup } from 'node:dns/promises';

/** The caller of a request is waiting. */
const TIMEOUT_MS = 2_000;

/**
 * The addresses that a name has now, as a connection would find them: none if it has none or the
 * lookup takes more than two seconds. Never throws.
 */
export async function resolve(name: string): Promise<readonly string[]> {
  const found = lookup(name, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, noAnswerInTime()]);
}

function noAnswerInTime(): Promise<readonly string[]> {
  return new Promise((done) => {
    setTimeout(done, TIMEOUT_MS, []).unref();
  });
}
