/** What people read of an error: those of ours are written for them; of any other the stack is what helps. */
export function wordsOf(error: Error): string {
  const ours = error.name !== 'Error' && error.name !== 'TypeError' && error.name !== 'RangeError';
  return ours ? error.message : (error.stack ?? error.message);
}
