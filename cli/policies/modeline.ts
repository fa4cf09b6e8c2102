/** The comment by which editors with the YAML language server find the schema of a file. */
export const MODELINE = '# yaml-language-server: $schema=';
