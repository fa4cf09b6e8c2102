import type { Offering } from '../schema/offering-schema.ts';
import type { Report } from './policy-error.ts';

/**
 * A case keeps its whole offering, so it has to fit into what a case may open with (`MAX_FILE_BYTES`)
 * together with calendars, the request, and the history of a case that is taken over.
 */
const MAX_OFFERING_BYTES = 400_000;

/** Checks that the offering leaves room for its cases. */
export function checkSize(offering: Offering, report: Report): void {
  const parts = Object.entries(offering).map(([name, part]) => ({ name, bytes: bytesOf(part) }));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes <= MAX_OFFERING_BYTES) return;
  const [largest] = parts.toSorted((a, b) => b.bytes - a.bytes);
  report(
    largest?.name ?? '',
    `each case keeps its whole offering, and this one has ${bytes} bytes, more than ${MAX_OFFERING_BYTES}: most of it stands here, so shorten its texts, or make several offerings of it`,
  );
}

function bytesOf(part: unknown): number {
  return Buffer.byteLength(JSON.stringify(part) ?? '');
}
