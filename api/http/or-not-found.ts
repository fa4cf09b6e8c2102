import { notFound } from './problems.ts';

/**
 * What was found by an id in the path. Throws `Problem` 404 if nothing was.
 * @param what names it in the problem: `account`
 */
export async function orNotFound<T>(found: Promise<T | null>, what: string): Promise<T> {
  const one = await found;
  if (one === null) throw notFound(`${what} with this id`);
  return one;
}
