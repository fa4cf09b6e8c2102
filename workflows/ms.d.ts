/** The SDK's durations: without this a misspelt unit would compile, and be refused when a workflow runs. */
declare module 'ms' {
  type Unit = 'milliseconds' | 'second' | 'seconds' | 'minute' | 'minutes';
  export type StringValue = `${number} ${Unit}`;
}
