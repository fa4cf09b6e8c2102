/** Three words in a row, as no name, key or path has them. */
const SENTENCE = /\p{L}+[,;:]? +\p{L}+[,;:]? +\p{L}+/u;

const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$| \/\/ .*$/gm;
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** What a mistake of ours says, to whoever looks for it in a log. */
const FOR_PROGRAMMERS = /(?:new \w*Error|super)\(\s*$/;

/** The texts in a source that are written for people to read. */
export function sentencesIn(source: string): string[] {
  const code = source.replaceAll(COMMENT, '');
  return [...code.matchAll(LITERAL)]
    .filter(({ index }) => !FOR_PROGRAMMERS.test(code.slice(0, index)))
    .map(([text]) => text.slice(1, -1))
    .filter((text) => SENTENCE.test(text.replaceAll(/\$\{[^}]*\}/g, 'word')));
}
