import { LineCounter, parseDocument, type Document } from 'yaml';
import { nodeAt } from './node-at.ts';
import { unfitNodes } from './unfit-nodes.ts';
import { aliasWords, isOfItsOwn, isRecovered, withRemedy, yamlWords } from './yaml-words.ts';

/** What is wrong with a file as YAML or JSON, whatever it means. */
interface SyntaxProblem {
  readonly message: string;
  /** Line and column, as `12:5`; null for the file as a whole. */
  readonly place: string | null;
}

/** How often an anchor is repeated, which each row of a large offering may do; the parser allows 100. */
const MAX_ALIASES = 10_000;

/** A file of YAML or JSON, as far as it could be read. */
export class ParsedFile {
  readonly problems: readonly SyntaxProblem[];
  /** Null if nothing of it can be relied on. */
  readonly content: { readonly value: unknown } | null;
  readonly #text: string;
  #read: { readonly document: Document; readonly lines: LineCounter } | null = null;

  constructor(name: string, text: string) {
    this.#text = text;
    // YAML includes JSON, but its parser is several times as slow on the long lists of holidays.
    const { problems, content } = name.endsWith('.json') ? this.#json() : this.#yaml();
    this.problems = problems;
    this.content = content;
  }

  /**
   * Where a dotted path is, as `12:5`; the nearest place around it that there is, as a field may be
   * missing. Null for the file as a whole if nothing is written in it.
   */
  placeOf(path: string): string | null {
    const { document, lines } = this.#document();
    const offset = nodeAt(document.contents, path).offset ?? document.contents?.range?.[0];
    return offset === undefined ? null : placeAt(offset, lines);
  }

  /** What is said of the value at a path, and the remedy if only its way of writing is wrong. */
  withRemedy(path: string, message: string): string {
    return withRemedy(message, nodeAt(this.#document().document.contents, path).node);
  }

  #document() {
    if (this.#read === null) {
      const lines = new LineCounter();
      const document = parseDocument(this.#text, { lineCounter: lines, prettyErrors: false });
      this.#read = { document, lines };
    }
    return this.#read;
  }

  #json(): Pick<ParsedFile, 'problems' | 'content'> {
    try {
      return { problems: [], content: { value: JSON.parse(this.#text) } };
    } catch (error) {
      const { document, lines } = this.#document();
      const [at] = document.errors;
      const place = at ? placeAt(at.pos[0], lines) : null;
      return { problems: [{ message: String(error), place }], content: null };
    }
  }

  #yaml(): Pick<ParsedFile, 'problems' | 'content'> {
    const { document, lines } = this.#document();
    const { errors } = document;
    const [first] = errors;
    const shown = errors.filter((error) => error === first || isOfItsOwn(error));
    const problems = shown.map((error) => {
      return { message: yamlWords(error, this.#text), place: placeAt(error.pos[0], lines) };
    });
    if (!errors.every(isRecovered)) return { problems, content: null };
    const unfit = unfitNodes(document);
    if (unfit.length > 0) {
      const found = unfit.map(({ message, offset }) => ({
        message,
        place: placeAt(offset, lines),
      }));
      return { problems: [...problems, ...found], content: null };
    }
    try {
      return { problems, content: { value: document.toJS({ maxAliasCount: MAX_ALIASES }) } };
    } catch (error) {
      return {
        problems: [...problems, { message: aliasWords(error), place: null }],
        content: null,
      };
    }
  }
}

function placeAt(offset: number, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}
