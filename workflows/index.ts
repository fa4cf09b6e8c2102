/** What the worker runs: the exported names are the workflow types. */
export { delivery } from './delivery.ts';
export { supportCase } from './support-case.ts';
