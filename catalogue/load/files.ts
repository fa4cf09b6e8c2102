import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { validate } from '../schema/validate.ts';
import { placeInFile } from './place-in-file.ts';
import { PolicyError, type PolicyProblem } from './policy-error.ts';

/**
 * Reads several policy folders as one, and collects mistakes instead of stopping. No file may be in
 * two of them, so none replaces another.
 */
export class PolicyFiles {
  readonly problems: PolicyProblem[] = [];
  readonly #folders: readonly string[];
  readonly #contents = new Map<string, unknown>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** The names in a subfolder of all folders, sorted. */
  list(subfolder: string): readonly string[] {
    const names = this.#folders
      .map((folder) => join(folder, subfolder))
      .filter((path) => existsSync(path))
      .flatMap((path) => readdirSync(path));
    return [...new Set(names)].toSorted();
  }

  /** Whether the path is a folder in every folder that has it. */
  isFolder(path: string): boolean {
    return this.#find(path).every((each) => statSync(each).isDirectory());
  }

  report(file: string, path: string, message: string): void {
    this.problems.push({ file, path, message });
  }

  /** The file's content by the schema, or null if it was reported as wrong. */
  read<T>(file: string, schema: z.ZodType<T>): T | null {
    const [path, second] = this.#find(file);
    if (path === undefined) this.report(file, '', 'the file is missing');
    if (second !== undefined) this.report(file, '', `is in two folders: ${second} has it too`);
    return path === undefined ? null : this.#readAt(path, file, schema);
  }

  /** The contents of a file that each folder may have; if none has it, that is reported. */
  readAll<T>(file: string, schema: z.ZodType<T>): readonly T[] {
    const paths = this.#find(file);
    if (paths.length === 0) this.report(file, '', 'the file is missing');
    return paths.flatMap((path) => this.#readAt(path, file, schema) ?? []);
  }

  /** What the files of a subfolder hold that could be parsed, whether their schemas take it or not. */
  contentsUnder(subfolder: string): readonly (readonly [file: string, content: unknown])[] {
    return [...this.#contents].filter(([file]) => file.startsWith(`${subfolder}/`));
  }

  /** The error that lists all that was reported. */
  error(): PolicyError {
    return new PolicyError(this.#folders.join(', '), this.problems, (each) => this.#whereIs(each));
  }

  /** Where a problem is: its file in its folder, with line and column where there are any. */
  #whereIs({ file, path }: PolicyProblem): string {
    const found = this.#find(file).filter((each) => statSync(each).isFile());
    const [at = join(this.#folders[0] ?? '', file)] = found;
    const place = found.length > 0 ? placeInFile(readFileSync(at, 'utf8'), path) : null;
    return place === null ? at : `${at}:${place}`;
  }

  #find(file: string): readonly string[] {
    return this.#folders.map((folder) => join(folder, file)).filter((path) => existsSync(path));
  }

  #readAt<T>(path: string, file: string, schema: z.ZodType<T>): T | null {
    const content = this.#parse(file, readFileSync(path, 'utf8'));
    if (content === null) return null;
    this.#contents.set(file, content.value);
    const read = validate(schema, content.value);
    if ('value' in read) return read.value;
    for (const each of read.errors) this.report(file, each.path, each.message);
    return null;
  }

  #parse(file: string, text: string): { readonly value: unknown } | null {
    try {
      // YAML includes JSON, but its parser is several times as slow on the long lists of holidays.
      if (file.endsWith('.json')) return { value: JSON.parse(text) };
      const document = parseDocument(text);
      for (const { message } of document.errors) this.report(file, '', message.trimEnd());
      return document.errors.length > 0 ? null : { value: document.toJS() };
    } catch (error) {
      // Invalid JSON, or an alias in the YAML that leads nowhere.
      this.report(file, '', String(error));
      return null;
    }
  }
}
