/** What the worker runs: the exported names are the workflow types. */
export { alertTest } from './alert-test.ts';
export { creditPack } from './credit-pack/credit-pack.ts';
export { delivery } from './delivery.ts';
export { digest } from './digest.ts';
export { reconciler } from './reconciler.ts';
export { supportCase } from './support-case/support-case.ts';
