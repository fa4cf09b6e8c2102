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

/** The outermost components of a file. Malformed parts are reported and skipped. */
export function readComponents(
  lines: readonly ContentLine[],
  report: Report,
): readonly Component[] {
  const roots: Component[] = [];
  const open: Component[] = [];
  for (const { line, text } of lines) {
    const [, mark, name = ''] = /^(BEGIN|END):(.*)$/i.exec(text) ?? [];
    if (mark === undefined) {
      addProperty(open.at(-1), { line, text }, report);
    } else if (mark.toUpperCase() === 'BEGIN') {
      const begun = { name: tidy(name), line, end: Infinity, properties: [], children: [] };
      (open.at(-1)?.children ?? roots).push(begun);
      open.push(begun);
    } else {
      end(open, tidy(name), line, report);
    }
  }
  for (const { name, line } of open) {
    report(
      line,
      `BEGIN:${name.toUpperCase()} has no END: the file is cut off, or its END is missing`,
    );
  }
  return roots;
}

const tidy = (name: string): string => name.trim().toLowerCase();

/** Components without an END of their own end with the one around them. */
function end(open: Component[], name: string, line: number, report: Report): void {
  const index = open.findLastIndex((each) => each.name === name);
  if (index < 0) {
    report(line, `END:${name.toUpperCase()} has no BEGIN: remove it, or write the BEGIN before it`);
    return;
  }
  const [ended, ...inners] = open.splice(index);
  ended!.end = line;
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
