import { z } from 'zod';
import { whyRefused } from '../../domain/typed-text/typed-text.ts';

/** A text as it is read, without characters that mislead its readers. */
export function typedText(read: (text: string) => string): z.ZodString {
  return z
    .string()
    .overwrite(read)
    .refine((text) => whyRefused(text) === null, {
      error: ({ input }) => whyRefused(String(input)) ?? '',
    });
}
