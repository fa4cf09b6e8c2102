/**
 * Restricts the SDK's durations: otherwise a misspelt unit would compile and fail only when a
 * workflow runs.
 */
declare module 'ms' {
  type Unit = 'milliseconds' | 'second' | 'seconds' | 'minute' | 'minutes';
  export type StringValue = `${number} ${Unit}`;
}
