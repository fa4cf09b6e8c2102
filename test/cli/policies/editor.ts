import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity, getLanguageService } from 'yaml-language-server';

/** The language service of editors, which follows the comment on top of a file to its schema. */
const service = getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), 'utf8')),
  workspaceContext: {
    resolveRelativePath: (path, resource) =>
      pathToFileURL(resolve(dirname(fileURLToPath(resource)), path)).href,
  },
});
service.configure({ validate: true, hover: true, completion: true, customTags: [], schemas: [] });

let versions = 0;

/** Each time a new version of the file: the service remembers what it has said of the last one. */
function documentOf(path: string, text: string): TextDocument {
  versions += 1;
  return TextDocument.create(pathToFileURL(path).href, 'yaml', versions, text);
}

/** What an editor underlines in a file: `12:5 Property x is not allowed.` */
export async function underlined(
  path: string,
  text = readFileSync(path, 'utf8'),
): Promise<readonly string[]> {
  const found = await service.doValidation(documentOf(path, text), false);
  // Anchors that nothing names are greyed out, not underlined.
  const mistakes = found.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
  return mistakes.map(({ range: { start }, message }) => {
    return `${start.line + 1}:${start.character + 1} ${message}`;
  });
}

/** What an editor shows where the mouse rests on a field at the beginning of a line. */
export async function hover(path: string, word: string): Promise<string> {
  const document = documentOf(path, readFileSync(path, 'utf8'));
  const at = document.getText().indexOf(`\n${word}`) + 2;
  const shown = await service.doHover(document, document.positionAt(at));
  return JSON.stringify(shown?.contents);
}
