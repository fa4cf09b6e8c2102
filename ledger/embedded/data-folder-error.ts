import { describe } from './as-error.ts';

/** The folder of the embedded database cannot be created, read or written. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly folder: string;

  /** @param reason what the database logged, if that says more than `cause` */
  constructor(folder: string, cause: unknown, reason: string | null) {
    super(
      `the embedded database cannot use the folder "${folder}": ${reason ?? describe(cause)}. ` +
        'Make it writable, choose another SLA_DATA_DIR, or set DATABASE_URL',
      { cause },
    );
    this.folder = folder;
  }
}
