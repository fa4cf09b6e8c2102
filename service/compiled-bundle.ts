import { fileURLToPath } from 'node:url';

/** The workflows' bundle, which the build puts beside a compiled program. */
export const COMPILED_BUNDLE = {
  codePath: fileURLToPath(new URL('workflow-bundle.js', import.meta.url)),
};
