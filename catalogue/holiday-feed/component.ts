import ICAL from 'ical.js';
import { z } from 'zod';
import type { ContentLine } from './content-lines.ts';
import type { Report } from './problem.ts';

/** A property of a component; names in lower case, the value as written. */
export interface Property {
  readonly line: number;
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

/** What is between a BEGIN and its END. */
export interface Component {
  /** In lower case: `vevent`. */
  readonly name: string;
  readonly line: number;
  /** The line of its END; Infinity if it has none. */
  end: number;
  readonly properties: Property[];
  readonly children: Component[];
}

/**
 * Defines no types, so that values stay as written: the library's own types accept 20260230 and
 * 202601015 as dates.
 */
const AS_WRITTEN = { value: {}, param: {}, property: {}, propertyGroups: false };

const jCalProperty = z.tuple([
  z.string(),
  z.record(z.string(), z.string()),
  z.string(),
  z.string(),
]);

/** The components around a line, from the outside in. */
class OpenComponents {
  readonly all: Component[] = [];
  /** How many there are by name, so that an END without a BEGIN is not looked for in all of them. */
  readonly #counts = new Map<string, number>();

  get innermost(): Component | undefined {
    return this.all.at(-1);
  }

  begin(component: Component): void {
    this.all.push(component);
    this.#count(component, 1);
  }

  /** The innermost one of a name, with those inside it, which all end; empty if there is none. */
  end(name: string): readonly Component[] {
    if ((this.#counts.get(name) ?? 0) === 0) return [];
    const ended = this.all.splice(this.all.findLastIndex((each) => each.name === name));
    for (const each of ended) this.#count(each, -1);
    return ended;
  }

  #count({ name }: Component, by: 1 | -1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by);
  }
}

/** The outermost components of a file. Malformed parts are reported and skipped. */
export function readComponents(
  lines: readonly ContentLine[],
  report: Report,
): readonly Component[] {
  const roots: Component[] = [];
  const open = new OpenComponents();
  for (const { line, text } of lines) {
    const [, mark, name = ''] = /^(BEGIN|END):(.*)$/i.exec(text) ?? [];
    if (mark === undefined) {
      addProperty(open.innermost, { line, text }, report);
    } else if (mark.toUpperCase() === 'BEGIN') {
      const begun = { name: tidy(name), line, end: Infinity, properties: [], children: [] };
      (open.innermost?.children ?? roots).push(begun);
      open.begin(begun);
    } else {
      end(open, tidy(name), line, report);
    }
  }
  for (const { name, line } of open.all) {
    report(
      line,
      `BEGIN:${name.toUpperCase()} has no END: the file is cut off, or its END is missing`,
    );
  }
  return roots;
}

const tidy = (name: string): string => name.trim().toLowerCase();

/** Components without an END of their own end with the one around them. */
function end(open: OpenComponents, name: string, line: number, report: Report): void {
  const [ended, ...inners] = open.end(name);
  if (ended === undefined) {
    report(line, `END:${name.toUpperCase()} has no BEGIN: remove it, or write the BEGIN before it`);
    return;
  }
  ended.end = line;
  for (const inner of inners) {
    inner.end = line;
    report(
      inner.line,
      `BEGIN:${inner.name.toUpperCase()} has no END before END:${name.toUpperCase()} on line ${line}: write it`,
    );
  }
}

function addProperty(
  component: Component | undefined,
  { line, text }: ContentLine,
  report: Report,
): void {
  const property = readProperty(text);
  if (component === undefined) {
    report(line, `"${shortened(text)}" is outside of BEGIN:VCALENDAR and END:VCALENDAR: remove it`);
  } else if (property === null) {
    report(
      line,
      `"${shortened(text)}" is not a line of iCalendar (NAME:value): correct or remove it`,
    );
  } else {
    component.properties.push({ line, ...property });
  }
}

function readProperty(text: string): Omit<Property, 'line'> | null {
  if (!/^[\w-]/.test(text)) return null;
  try {
    const [name, params, , value] = jCalProperty.parse(ICAL.parse.property(text, AS_WRITTEN));
    const kind = /;VALUE=([^;:]*)/i.exec(text)?.[1];
    return { name, params: kind === undefined ? params : { ...params, value: kind }, value };
  } catch {
    return null;
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
