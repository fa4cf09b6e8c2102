/** The whole attack with `npm run attack`; a small one, which takes seconds, with the other tests. */
export function scale<T>(whole: T, small: T): T {
  return process.env['SLA_ATTACK'] === 'whole' ? whole : small;
}
