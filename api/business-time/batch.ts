import { z } from 'zod';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { inTurn } from '../http/in-turn.ts';
import { MAX_ERRORS, validate, type FieldError } from '../../catalogue/schema/validate.ts';
import type { ItemPlace } from './calendar-schema.ts';
import { calendarReader, type ItemCalendar } from './calendars.ts';
import { failureOf, invalidItem, itemFailure } from './item-error.ts';
import { sizeProblem } from './size.ts';

const MAX_ITEMS = 1_000;

/** A batch endpoint. Its items are checked one by one, so that a bad item does not spoil the others. */
interface BatchSpec<S extends z.ZodType, R> extends Pick<
  Endpoint['spec'],
  'path' | 'id' | 'summary' | 'description' | 'bodyExample'
> {
  /** The schema of an item, apart from the calendar that it names. */
  readonly item: S;
  readonly documented: { readonly item: z.ZodType; readonly name: string };
  readonly result: {
    readonly description: string;
    readonly schema: z.ZodType;
    readonly name: string;
    readonly example: unknown;
  };
  readonly answer: (item: z.output<S>, calendar: ItemCalendar) => R;
}

/**
 * An endpoint that answers each item on its own, in order: with a result, or with what is wrong with it. An
 * error that is not the item's fault is thrown. Ends early if nobody waits for the answer any more.
 */
export function batchEndpoint<S extends z.ZodType<ItemPlace>, R>(
  { catalogue }: ApiDeps,
  { item, documented, result, answer, ...spec }: BatchSpec<S, R>,
): Endpoint {
  return endpoint({
    ...spec,
    method: 'post',
    tag: 'Business time',
    batch: true,
    changesNothing: true,
    body: bodyOf(z.unknown()),
    documentedBody: bodyOf(documented.item).meta({ id: documented.name }),
    answers: {
      200: {
        description: result.description,
        schema: z
          .object({ items: z.array(z.union([result.schema, itemFailure])) })
          .meta({ id: result.name }),
        example: result.example,
      },
    },
    async handle({ body, isAwaited }) {
      const readCalendar = calendarReader(catalogue);
      const evaluate = (sent: unknown) => {
        const tooLarge = sizeProblem(sent);
        if (tooLarge !== null) return invalidItem([{ path: '', message: tooLarge }]);
        const calendar = readCalendar(calendarOf(sent));
        const read = validate(item, sent);
        if ('errors' in calendar) return invalidItem(combined(calendar.errors, read));
        if ('errors' in read) return invalidItem(read.errors);
        try {
          return answer(read.value, calendar.at(read.value));
        } catch (error) {
          return failureOf(error);
        }
      };
      return { status: 200, body: { items: await inTurn(body.items, evaluate, isAwaited) } };
    },
  });
}

function bodyOf<S extends z.ZodType>(item: S) {
  return z.strictObject({
    items: z.array(item).max(MAX_ITEMS, `must have at most ${MAX_ITEMS} items`),
  });
}

/** If the item is not an object, its calendar counts as null, which is valid: only the item is wrong. */
function calendarOf(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return null;
  return 'calendar' in sent ? sent.calendar : undefined;
}

function combined(
  errors: readonly FieldError[],
  item: { value: unknown } | { errors: readonly FieldError[] },
) {
  const others = 'errors' in item ? item.errors : [];
  return [...errors, ...others].slice(0, MAX_ERRORS);
}
