import { z } from 'zod';
import type { Catalogue } from '../../policies/catalogue.ts';
import type { FieldError } from '../problems.ts';
import { MANY_ERRORS, validate } from '../validate.ts';
import type { ItemPlace } from './calendar-schema.ts';
import { calendarReader, type ItemCalendar } from './calendars.ts';
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

/** How the items of a batch are judged and answered. */
interface Batch<S extends z.ZodType, R> {
  readonly items: readonly unknown[];
  /** Of an item, but for what it names as its calendar. */
  readonly schema: S;
  readonly catalogue: Catalogue;
  readonly answer: (item: z.output<S>, calendar: ItemCalendar) => R;
  readonly isAwaited: () => boolean;
}

/**
 * Answers each item by itself, in order. What is wrong with an item stands in its place; an error
 * that is not the item's fault is thrown. Ends early where nobody awaits the answer any more.
 */
export async function answerBatch<S extends z.ZodType<ItemPlace>, R>({
  items,
  schema,
  catalogue,
  answer,
  isAwaited,
}: Batch<S, R>): Promise<readonly (R | ItemFailure)[]> {
  const readCalendar = calendarReader(catalogue);
  const judge = (sent: unknown) => {
    if (isTooLarge(sent)) return invalidItem(TOO_LARGE);
    const calendar = readCalendar(calendarOf(sent));
    const item = validate(schema, sent);
    if ('errors' in calendar) return invalidItem(together(calendar.errors, item));
    if ('errors' in item) return invalidItem(item.errors);
    try {
      return answer(item.value, calendar.at(item.value));
    } catch (error) {
      return failureOf(error);
    }
  };
  return inTurn(items, judge, isAwaited);
}

/** What is no item has nothing to say of its calendar: null is fine. */
function calendarOf(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return null;
  return 'calendar' in sent ? sent.calendar : undefined;
}

function together(
  errors: readonly FieldError[],
  item: { value: unknown } | { errors: readonly FieldError[] },
) {
  const others = 'errors' in item ? item.errors : [];
  return [...errors, ...others].slice(0, MANY_ERRORS);
}
