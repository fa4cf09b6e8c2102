import { z } from 'zod';
import { validate } from '../validate.ts';
import { inTurn } from './in-turn.ts';
import { failureOf, invalidItem, itemFailure, type ItemFailure } from './item-error.ts';
import { isTooLarge, MANY_VALUES } from './size.ts';

const MANY_ITEMS = 1_000;

const TOO_LARGE = [{ path: '', message: `must hold at most ${MANY_VALUES} values in all` }];

/** The body of a batch: its items are judged one by one, so that one bad item spoils no other. */
export const batchBody = bodyOf(z.unknown());

/** The body as it is documented, with the schema that each item is judged by. */
export function bodyOf<S extends z.ZodType>(item: S) {
  return z.strictObject({
    items: z.array(item).max(MANY_ITEMS, `must have at most ${MANY_ITEMS} items`),
  });
}

/** The answer to a batch: a result for each item, in the same order, or what is wrong with it. */
export function answersOf<S extends z.ZodType>(result: S) {
  return z.object({ items: z.array(z.union([result, itemFailure])) });
}

/**
 * Answers each item by itself, in order. What is wrong with an item stands in its place; an error
 * that is not the item's fault is thrown. Ends early where nobody awaits the answer any more.
 */
export async function answerBatch<S extends z.ZodType, R>(
  items: readonly unknown[],
  schema: S,
  answer: (item: z.output<S>) => R,
  isAwaited: () => boolean,
): Promise<readonly (R | ItemFailure)[]> {
  const judge = (sent: unknown) => {
    if (isTooLarge(sent)) return invalidItem(TOO_LARGE);
    const item = validate(schema, sent);
    if ('errors' in item) return invalidItem(item.errors);
    try {
      return answer(item.value);
    } catch (error) {
      return failureOf(error);
    }
  };
  return inTurn(items, judge, isAwaited);
}
