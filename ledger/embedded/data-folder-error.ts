import { describe } from './as-error.ts';

/** The folder of the embedded database cannot be made, read or written. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly folder: string;

  /** `reason` where the database logged a better one than `cause` has. */
  constructor(folder: string, cause: unknown, reason: string | null) {
    super(
      `the embedded database cannot use the folder "${folder}": ${reason ?? describe(cause)}. ` +
        'Make it writable, choose another SLA_DATA_DIR, or set DATABASE_URL',
      { cause },
    );
    this.folder = folder;
  }
}
