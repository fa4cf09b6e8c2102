/** What defines something once and for all, or hands out what has no state. */
const DEFINES = /^(define(Query|Signal|Update|SearchAttributeKey)|proxyActivities|shape\.\w+)\b/;

/** Classes and functions, and what comes from elsewhere, hold nothing by themselves. */
const HOLDS = /^(export )?(default (?!class|function)|let |var |const )/;

const CONST = /^(?:export )?const [\w$]+(?:: (?<type>(?:[^=]|=>)+?))? =\s+(?<value>[^]*);$/;

/**
 * The statements at the top of a module, and the static fields of its classes, that hold something
 * which can change after it was loaded. Reads what prettier writes; in doubt it finds one.
 */
export function statefulStatements(source: string): string[] {
  const lines = source.split('\n');
  const fields = lines.filter((line) => /^ +(private |protected )?static [^(]*(=|;$)/.test(line));
  const statements = lines.flatMap((line, first) =>
    HOLDS.test(line) ? [lines.slice(first, endOf(lines, first) + 1).join('\n')] : [],
  );
  return [...fields, ...statements].filter((one) => !isConstant(one));
}

/** Where the line is not indented, or what follows it is not. */
function endOf(lines: readonly string[], first: number): number {
  const isEnd = (line: string, index: number) =>
    line.endsWith(';') && (/^\S/.test(line) || !/^[ )\]}]/.test(lines[index + 1] ?? ''));
  const length = lines.slice(first).findIndex((line, index) => isEnd(line, first + index));
  return length < 0 ? lines.length - 1 : first + length;
}

function isConstant(statement: string): boolean {
  const { type = '', value = '' } = CONST.exec(statement)?.groups ?? {};
  if (value === '') return isBound(statement);
  if (/\bnew (?!Error)/.test(withoutTexts(value)) && !isFunction(value)) {
    return /^Readonly(Set|Map)</.test(type);
  }
  if (/^\/.*\/[a-z]*$/.test(value)) return !/\/[a-z]*[gy][a-z]*$/.test(value);
  if (/^[[{]/.test(value))
    return / as const( satisfies [^;]*)?$/.test(value) || /^(Readonly|readonly )/.test(type);
  if (/^readonly \w+\[\]$/.test(type)) return true;
  if (/^[\w$.]+(<[^]*>)?\(/.test(value)) return DEFINES.test(value);
  return isFunction(value) || !/[([{]/.test(value);
}

/** What is said in a text or a comment is not done. */
function withoutTexts(value: string): string {
  return value.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/'[^'\n]*'|`[^`]*`/g, "''");
}

/** `const { deliver } = proxyActivities(…)`. */
function isBound(statement: string): boolean {
  const [, value = ''] = /^const \{[^}]*\} = ([^]*)$/.exec(statement) ?? [];
  return DEFINES.test(value);
}

/** And not what one that is called at once gives back. */
function isFunction(value: string): boolean {
  return /^(async )?(\([^]*?\)|\w+)(: [^=]+)? =>|^function\b/.test(value) && !value.endsWith(')()');
}
