const BEYOND_ASCII = /[\u0080-\uffff]/;

/** The length of a value as JSON in UTF-8, which is how it is sent. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  // Most of what is sent is ASCII, which the engine searches much faster than a loop.
  if (!BEYOND_ASCII.test(text)) return text.length;
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // The two halves of a surrogate pair take four bytes together; lone ones are escaped.
    bytes += unit < 0x800 || isSurrogate(unit) ? 1 : 2;
  }
  return bytes;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
