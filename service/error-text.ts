/** The text of an error for people: our errors are written for them; for others the stack helps. */
export function errorText(error: Error): string {
  const ours = error.name !== 'Error' && error.name !== 'TypeError' && error.name !== 'RangeError';
  return ours ? error.message : (error.stack ?? error.message);
}
