import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PolicyProblem } from './policy-error.ts';

/**
 * Reads several policy folders as one, and collects mistakes instead of stopping. No file may be in
 * two of them, so none replaces another.
 */
export class PolicyFiles {
  readonly problems: PolicyProblem[] = [];
  readonly #folders: readonly string[];

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

  #find(file: string): readonly string[] {
    return this.#folders.map((folder) => join(folder, file)).filter((path) => existsSync(path));
  }

  #readAt<T>(path: string, file: string, schema: z.ZodType<T>): T | null {
    const content = this.#parse(file, readFileSync(path, 'utf8'));
    if (content === null) return null;
    const parsed = schema.safeParse(content.value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.report(file, issue.path.join('.'), issue.message);
    }
    return null;
  }

  #parse(file: string, text: string): { readonly value: unknown } | null {
    try {
      // YAML includes JSON, but its parser is several times as slow on the long lists of holidays.
      if (file.endsWith('.json')) return { value: JSON.parse(text) };
      const document = parseDocument(text);
      for (const { message } of document.errors) this.report(file, '', message);
      return document.errors.length > 0 ? null : { value: document.toJS() };
    } catch (error) {
      // Invalid JSON, or an alias in the YAML that leads nowhere.
      this.report(file, '', String(error));
      return null;
    }
  }
}
