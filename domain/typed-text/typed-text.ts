/*
 * The one rule for what people type. A line stays one line, whatever misleads its reader is refused where it
 * enters and shown where it leaves, and a text that shows nothing is empty. Runs inside workflows, too.
 */

/**
 * A line as it is read: line breaks and tabs become spaces, and what surrounds it invisibly is removed. Empty
 * if it would show nothing.
 */
export function readLine(text: string): string {
  return readProse(text.replaceAll(/[\t-\r\x85\u2028\u2029]+/g, ' '));
}

/** A text of several lines as it is read: without what surrounds it invisibly, empty if it would show nothing. */
export function readProse(text: string): string {
  return showsNothing(text) ? '' : trimmed(text);
}

/** Why a text cannot be accepted, naming the first character that misleads; null if it can be. */
export function whyRefused(text: string): string | null {
  const found = misleading().exec(text);
  if (found === null) return null;
  const position = Array.from(text.slice(0, found.index)).length + 1;
  return `contains ${codeOf(found[0])} at character ${position}, which readers cannot see: remove it`;
}

/** A text as it can be shown to people on one line, with one space for any stretch of blanks. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\s\x85\u2800\u3164\u115f\u1160\uffa0]+/g, (blanks) =>
    MEANT_BLANKS.has(blanks) ? blanks : ' ',
  );
  return shown(line).trim();
}

/** A text as it can be shown to people, with its lines. */
export function shown(text: string): string {
  return text.replaceAll(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').replaceAll(misleading(), picture);
}

/** JSON of the same data on the same line, for a log that is read in a terminal. */
export function shownJson(json: string): string {
  return json.replaceAll(/[\x85\u2028\u2029]/g, escaped).replaceAll(misleading(), escaped);
}

/**
 * Whether this is white space, is ignored by default (joiners, fillers), or is blank: an empty cell of Braille,
 * a note without a head, the blanks, fillers and format controls of Egyptian and Khitan, and what encloses
 * annotations.
 */
function showsNothing(text: string): boolean {
  return /^(?:[\s\x85\u2800\ufff9-\ufffb\u{1d159}\u{13430}-\u{1343f}\u{13441}\u{13442}\p{Default_Ignorable_Code_Point}]|\u{16fe4})*$/u.test(
    text,
  );
}

/** Blanks that are typed on purpose where they stand alone, in French, Chinese, Braille and Hangul. */
const MEANT_BLANKS: ReadonlySet<string> = new Set([
  '\u00a0',
  '\u3000',
  '\u2800',
  '\u3164',
  '\u115f',
  '\u1160',
  '\uffa0',
]);

/**
 * What misleads. Control characters, which terminals obey; of these, white space is read as such. Halves of
 * surrogate pairs. Embeddings, overrides and isolates, which show a text in another order than it has; not
 * the marks (U+200E, U+200F, U+061C), which those who write Hebrew and Arabic need, and which reorder no more
 * than a letter of these scripts. And the tags, which repeat ASCII invisibly, but for the flags of parts of
 * countries.
 */
function misleading(): RegExp {
  return /(?![\t-\r\x85])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0000}-\u{e007f}]/gu;
}

/**
 * Removes what programs leave around a text that is copied: white space, and the embeddings and isolates in
 * which phones and file managers wrap numbers and paths. A regular expression would take quadratic time.
 */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text[start])) start += 1;
  while (end > start && isWrapping(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isWrapping(character = ''): boolean {
  return /[\s\x85\u202a-\u202c\u2066-\u2069]/.test(character);
}

/** `␛` for a control character that has a picture, `[U+202E]` for others. */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `[${codeOf(character)}]`;
}

/** `\u009b`, twice for a character of two units. */
function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
