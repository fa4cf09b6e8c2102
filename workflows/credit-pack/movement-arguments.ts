import { PACK_FAILURE_TEXTS } from '../../domain/operator-text/pack-message-text.ts';
import type { Movement } from '../../domain/pack/types.ts';
import { parseInstant, type Instant } from '../../domain/time/instant.ts';
import { readLine, whyRefused } from '../../domain/typed-text/typed-text.ts';
import { invalidArguments } from '../messages/failures.ts';

/**
 * Reads a movement from the arguments of an update. They may have been typed into the Temporal UI,
 * so nothing about their shape is taken for granted.
 * Throws `ApplicationFailure` `invalid-arguments`, which says what to write.
 */
export function readMovement(move: Movement['move'], args: unknown, id: string): Movement {
  const fields: Fields = typeof args === 'object' && args !== null ? { ...args } : {};
  const common = { id, by: textOf(fields, 'by'), at: instantOf(fields['at']) };
  switch (move) {
    case 'reserve':
      return {
        ...common,
        move,
        case: textOf(fields, 'case'),
        account: textOf(fields, 'account'),
        offering: textOf(fields, 'offering'),
      };
    case 'claim':
      return { ...common, move, account: textOf(fields, 'account') };
    default:
      return { ...common, move, case: textOf(fields, 'case') };
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The same limit as for acts, as the person who closes a case is also named in the movement of its
 * credit.
 */
const MAX_CHARACTERS = 5_000;

function instantOf(at: unknown): Instant | null {
  if (at === undefined || at === null) return null;
  const instant = parseInstant(at);
  if (instant === null) throw invalidArguments(PACK_FAILURE_TEXTS.at);
  return instant;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  const text = typeof value === 'string' && value.length <= MAX_CHARACTERS ? readLine(value) : '';
  if (text === '') throw invalidArguments(PACK_FAILURE_TEXTS.text(name, MAX_CHARACTERS));
  const why = whyRefused(text);
  if (why !== null) throw invalidArguments(PACK_FAILURE_TEXTS.misleading(name, why));
  return text;
}
