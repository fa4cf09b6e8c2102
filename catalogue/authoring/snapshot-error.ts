import { z } from 'zod';

/** A snapshot of an earlier import that cannot be read, so that nothing can be compared with it. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';

  /**
   * @param file its name under the folder of the policies
   * @param cause why it cannot be read
   */
  constructor(file: string, cause: unknown) {
    super(
      [
        `${file}, which the last import wrote, cannot be read: correct it, or remove it and say all choices again.`,
        ...reasonsOf(cause).map((reason) => `  ${reason}`),
      ].join('\n'),
      { cause },
    );
  }
}

function reasonsOf(cause: unknown): readonly string[] {
  if (cause instanceof z.ZodError) {
    return cause.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  }
  return [cause instanceof Error ? cause.message : String(cause)];
}
