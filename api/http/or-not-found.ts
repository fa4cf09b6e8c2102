import { notFound } from './problems.ts';

/**
 * What was found under an id of the path.
 * @param what for the problem where there is none: `account`
 */
export async function orNotFound<T>(found: Promise<T | null>, what: string): Promise<T> {
  const one = await found;
  if (one === null) throw notFound(`${what} with this id`);
  return one;
}
