import { resolve } from 'node:path';
import { errorCode } from './error-code.ts';

/** A folder cannot be created or written to. */
export class FolderUnusableError extends Error {
  override readonly name = 'FolderUnusableError';

  /**
   * @param which what people call it: `data folder`
   * @param variable the setting that can name another folder
   */
  constructor(which: string, folder: string, variable: string, cause: unknown) {
    super(
      `The ${which} ${resolve(folder)} cannot be used (${errorCode(cause) ?? String(cause)}). ` +
        `Set ${variable} to a folder that this user may write to.`,
      { cause },
    );
  }
}
