import { isScalar, type YAMLError } from 'yaml';

type Code = YAMLError['code'];

/**
 * Our words for what is no YAML, with the remedy; the parser's own for the rest.
 * @param text of the file
 */
export function yamlWords({ code, message, pos: [at] }: YAMLError, text: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return `"${wordAt(text, at)}" is here twice: remove one, or give it another name`;
    case 'TAB_AS_INDENT':
      return 'a tab: lines of YAML are indented by spaces';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a colon with a space begins a value: put a text that has one in quotes';
    case 'MULTIPLE_DOCS':
      return 'a second document begins: a file has one, so write no --- within it';
    case 'BAD_SCALAR_START':
      return `${message}: put the text in quotes`;
    default:
      return `cannot be read as YAML from here on: ${lowerFirst(message)}`;
  }
}

/** Our words for aliases that lead nowhere, or to too much. */
export function aliasWords(error: unknown): string {
  const text = String(error);
  if (!text.includes('Excessive alias count')) return text;
  return 'its aliases repeat one another too often: write some of it out';
}

const RECOVERED: readonly Code[] = ['DUPLICATE_KEY'];

/** Whether the rest of the file is read as it was meant, so that it can be checked all the same. */
export function isRecovered({ code }: YAMLError): boolean {
  return RECOVERED.includes(code);
}

/** Whether each of these is a mistake of its own. What else goes wrong may follow from the first. */
export function isOfItsOwn({ code }: YAMLError): boolean {
  return code === 'DUPLICATE_KEY' || code === 'TAB_AS_INDENT';
}

function wordAt(text: string, at: number): string {
  return /^["']?([^\s"':,}]+)/.exec(text.slice(at, at + 100))?.[1] ?? 'a key';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const SWITCHES: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  no: 'false',
  off: 'false',
};

/** What is said of a value, and how it has to be written if only its way of writing is wrong. */
export function withRemedy(message: string, node: unknown): string {
  if (!isScalar(node) || typeof node.source !== 'string') return message;
  const { value, source, type } = node;
  if (value === null && source === '') return `${message}, and nothing is written here`;
  if (type === 'PLAIN' && typeof value !== 'string' && wants(message, 'a string')) {
    return `${message}: put it in quotes, '${source}'`;
  }
  const meant = SWITCHES[source.toLowerCase()];
  if (meant !== undefined && wants(message, 'a boolean')) return `${message}: write ${meant}`;
  const isNumber = source !== '' && Number.isFinite(Number(source));
  if (type !== 'PLAIN' && isNumber && wants(message, 'a number', 'a whole number')) {
    return `${message}: write it without quotes, ${source}`;
  }
  return message;
}

function wants(message: string, ...types: readonly string[]): boolean {
  return message.startsWith('must be ') && types.some((type) => message.includes(type));
}
