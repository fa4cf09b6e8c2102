import { z } from 'zod';
import { whyRefused } from '../../domain/typed-text/typed-text.ts';

/**
 * A text as it is read, without characters that mislead its readers.
 * @param max its length in characters, if that is limited
 */
export function typedText(read: (text: string) => string, max?: number): z.ZodString {
  const text = z.string().overwrite(read);
  return (max === undefined ? text : noLongerThan(text, max)).refine(
    (value) => whyRefused(value) === null,
    { error: ({ input }) => whyRefused(String(input)) ?? '' },
  );
}

/** Nothing else is looked at in a longer one: reading 256 kB character by character can take seconds. */
function noLongerThan(text: z.ZodString, max: number): z.ZodString {
  return text.max(max, { error: `must have at most ${max} characters`, abort: true });
}
