/**
 * The delay that `Retry-After` asks for, in milliseconds from now: given in seconds, or as an HTTP
 * date (RFC 9110, 10.2.3). Null if it cannot be read.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
