/** A place that offers the Temporal CLI. */
export interface CliSource {
  /** Its name for people: `temporal.download`. */
  readonly title: string;
  /**
   * Fetches the program into the folder and returns its path.
   * Throws `CliFetchError`.
   * @param options `onProgress` gets the progress now and then, in words
   */
  bring(folder: string, options: BringOptions): Promise<string>;
}

export interface BringOptions {
  readonly stopped?: AbortSignal | undefined;
  readonly onProgress: (soFar: string) => void;
}

/** A source did not deliver the program, or delivered something else. */
export class CliFetchError extends Error {
  override readonly name = 'CliFetchError';
  readonly source: string;
  /** A clause: `it did not answer within 10 seconds`. */
  readonly reason: string;

  constructor(source: string, reason: string, cause?: unknown) {
    super(`${source}: ${reason}`, { cause });
    this.source = source;
    this.reason = reason;
  }
}
