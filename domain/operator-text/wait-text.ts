/** Says that a kind of wait is none of an offering's, and which there are. */
export function unknownWaitText(kind: string, known: readonly string[]): string {
  if (known.length === 0) return 'The offering has no waits for others than the customer';
  return `There is no wait ${kind}: there are ${known.join(', ')}`;
}
