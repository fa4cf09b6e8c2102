import { inTurn } from './in-turn.ts';

/**
 * An answer as JSON. The items of a list, of which there may be hundreds, are written one by one, in turn with
 * other requests; not all of them if nobody waits for them any more.
 */
export async function jsonText(body: unknown, isAwaited: () => boolean): Promise<string> {
  if (!isList(body)) return JSON.stringify(body);
  const { items, ...others } = body;
  const texts = await inTurn(items, (item) => JSON.stringify(item), isAwaited);
  const rest = JSON.stringify(others).slice(1);
  return `{"items":[${texts.join()}]${rest === '}' ? '' : ','}${rest}`;
}

function isList(body: unknown): body is { readonly items: readonly unknown[] } {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);
}
