import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { validate } from '../schema/validate.ts';
import { ParsedFile } from './parsed-file.ts';
import { PolicyError, type PolicyProblem, type Report } from './policy-error.ts';

/** What one of several files of the same name has. */
export interface ReadFile<T> {
  readonly value: T;
  readonly report: Report;
}

/** Where a problem is, apart from its path. */
interface Place {
  /** The file with its folder, where several folders have one of that name. */
  readonly at: string;
  /** Line and column, where there is no path to find them by. */
  readonly lineColumn: string | null;
}

/**
 * Reads several policy folders as one, and collects mistakes instead of stopping. No file may be in
 * two of them, so none replaces another.
 */
export class PolicyFiles {
  readonly problems: PolicyProblem[] = [];
  readonly #folders: readonly string[];
  readonly #parsed = new Map<string, ParsedFile>();
  readonly #contents = new Map<string, unknown>();
  readonly #places = new Map<PolicyProblem, Place>();

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
  readAll<T>(file: string, schema: z.ZodType<T>): readonly ReadFile<T>[] {
    const paths = this.#find(file);
    if (paths.length === 0) this.report(file, '', 'the file is missing');
    return paths.flatMap((at) => {
      const value = this.#readAt(at, file, schema);
      const report: Report = (path, message) =>
        this.#reportAt({ at, lineColumn: null }, { file, path, message });
      return value === null ? [] : [{ value, report }];
    });
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
  #whereIs(problem: PolicyProblem): string {
    const { file, path } = problem;
    const known = this.#places.get(problem);
    const found = this.#find(file).filter((each) => statSync(each).isFile());
    const at = known?.at ?? found[0] ?? join(this.#folders[0] ?? '', file);
    const place = known?.lineColumn ?? this.#parsed.get(at)?.placeOf(path) ?? null;
    return place === null ? at : `${at}:${place}`;
  }

  #find(file: string): readonly string[] {
    return this.#folders.map((folder) => join(folder, file)).filter((path) => existsSync(path));
  }

  #reportAt(place: Place, problem: PolicyProblem): void {
    this.problems.push(problem);
    this.#places.set(problem, place);
  }

  #readAt<T>(at: string, file: string, schema: z.ZodType<T>): T | null {
    const parsed = new ParsedFile(file, readFileSync(at, 'utf8'));
    this.#parsed.set(at, parsed);
    for (const { message, place } of parsed.problems) {
      this.#reportAt({ at, lineColumn: place }, { file, path: '', message });
    }
    const { content } = parsed;
    if (content === null) return null;
    if (content.value === null) {
      this.#reportAt({ at, lineColumn: null }, { file, path: '', message: 'the file is empty' });
      return null;
    }
    this.#contents.set(file, content.value);
    const read = validate(schema, content.value);
    if ('value' in read) return parsed.problems.length > 0 ? null : read.value;
    for (const { path, message } of read.errors) {
      const problem = { file, path, message: parsed.withRemedy(path, message) };
      this.#reportAt({ at, lineColumn: null }, problem);
    }
    return null;
  }
}
