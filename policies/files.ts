import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PolicyProblem } from './policy-error.ts';

/** Reads files of a policies folder and collects what is wrong with them, instead of stopping. */
export class PolicyFiles {
  readonly problems: PolicyProblem[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Names in a subfolder, sorted; none where the subfolder is missing. */
  list(subfolder: string): readonly string[] {
    const path = join(this.#folder, subfolder);
    return existsSync(path) ? readdirSync(path).toSorted() : [];
  }

  report(file: string, path: string, message: string): void {
    this.problems.push({ file, path, message });
  }

  /** The file's content by the schema, or null when it was reported as wrong. */
  read<T>(file: string, schema: z.ZodType<T>): T | null {
    const path = join(this.#folder, file);
    if (!existsSync(path)) {
      this.report(file, '', 'the file is missing');
      return null;
    }
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
      // YAML includes JSON, but is several times as slow over the many days of the holidays.
      if (file.endsWith('.json')) return { value: JSON.parse(text) };
      const document = parseDocument(text);
      for (const { message } of document.errors) this.report(file, '', message);
      return document.errors.length > 0 ? null : { value: document.toJS() };
    } catch (error) {
      // No JSON, or an alias in the YAML that leads nowhere.
      this.report(file, '', String(error));
      return null;
    }
  }
}
