import type { Field, Fields, Retractable } from '../../domain/case/act-fields.ts';
import { ACTS, type Act, type ActName } from '../../domain/case/act.ts';
import { SYSTEM } from '../../domain/case/event-draft.ts';
import { PARTIES, type CaseRequest } from '../../domain/case/types.ts';
import { ARGUMENT_TEXTS as TEXTS } from '../../domain/operator-text/argument-text.ts';
import { parseInstant, toIso, type Instant } from '../../domain/time/instant.ts';
import { readLine, readProse, whyRefused } from '../../domain/typed-text/typed-text.ts';
import { invalidArguments } from '../messages/failures.ts';

interface ActContext {
  readonly id: string;
  /** When the act happened if the arguments do not say. */
  readonly now: Instant;
  /** The last act of a kind that could be taken back at an instant. */
  readonly retractableAt: (at: Instant, of: Retractable) => string | null;
  /** Whether it stands in the history of a case that was taken over, which may name what nobody did. */
  readonly inHistory?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

/**
 * Reads an act from the arguments of an update. They may have been typed into the Temporal UI, so
 * nothing about their shape is taken for granted.
 * Throws `ApplicationFailure` `invalid-arguments`, which says what to write.
 */
export function readAct(name: ActName, args: unknown, context: ActContext): Act {
  const { id, now, retractableAt, inHistory = false } = context;
  const sent = objectOf(args) ?? {};
  const by = lineOf('by', sent['by']) ?? '';
  if (by === '') throw invalidArguments(TEXTS.by);
  if (by === SYSTEM && !inHistory) throw invalidArguments(TEXTS.system);
  const at = instantOf(sent['at'], now);
  const note = proseOf('note', sent['note']);
  const fields = readFields(ACTS[name].fields, sent, (of) => retractableAt(at, of));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- read by the fields that its type is made of
  return { ...fields, act: name, id, by, at, note } as Act;
}

/** Far more than the clocks of two machines differ. */
const TOLERANCE_MS = 3_600_000;

/**
 * Throws `ApplicationFailure` `invalid-arguments` for an act in the future: a case advances to its
 * last act, so a mistyped year would be played through at once. Not for validators, which never
 * compare with the present.
 */
export function checkInstant({ at }: Pick<Act, 'at'>): void {
  if (at > Date.now() + TOLERANCE_MS) throw invalidArguments(TEXTS.future(toIso(at)));
}

function instantOf(at: unknown, now: Instant): Instant {
  if (isAbsent(at)) return now;
  const instant = parseInstant(at);
  if (instant === null) throw invalidArguments(TEXTS.at(at));
  return instant;
}

type LastOf = (of: Retractable) => string | null;

function readFields(fields: Fields, sent: Sent, lastOf: LastOf): Sent {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.kind === 'mistake'
        ? // Without such an act this names none, and taking it back is refused.
          (lineOf(name, sent[name]) ?? lastOf(field.of) ?? '')
        : readField(name, field, sent[name]),
    ]),
  );
}

function readField(
  name: string,
  field: Exclude<Field<unknown>, { kind: 'mistake' }>,
  value: unknown,
): unknown {
  switch (field.kind) {
    case 'text':
      return required(field, lineOf(name, value), TEXTS.text(name));
    case 'prose':
      return required(field, proseOf(name, value), TEXTS.text(name));
    case 'choice':
      return choiceOf(name, field.values, value);
    case 'flag':
      return required(field, flagOf(name, value), TEXTS.flag(name));
    case 'level':
      return required(field, levelOf(name, value), TEXTS.level(name));
    case 'contact':
      return contactOf(name, value);
    case 'fields':
      return ownFieldsOf(name, value);
    default:
      return changesOf(name, field.fields, value);
  }
}

function required<T>({ required: isRequired }: Field<unknown>, value: T | null, text: string) {
  if (isRequired && (value === null || value === '')) throw invalidArguments(text);
  return value;
}

/**
 * The API's limit for any text of an act: longer texts might not fit into one message with others.
 */
const MAX_CHARACTERS = 5_000;

function lineOf(name: string, value: unknown): string | null {
  return textOf(name, value, readLine);
}

function proseOf(name: string, value: unknown): string | null {
  return textOf(name, value, readProse);
}

function textOf(name: string, value: unknown, read: (text: string) => string): string | null {
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') throw invalidArguments(TEXTS.text(name));
  if (value.length > MAX_CHARACTERS) throw invalidArguments(TEXTS.tooLong(name, MAX_CHARACTERS));
  const text = read(value);
  const why = whyRefused(text);
  if (why !== null) throw invalidArguments(TEXTS.misleading(name, why));
  return text;
}

function flagOf(name: string, value: unknown): boolean | null {
  if (isAbsent(value) || typeof value === 'boolean') return value ?? null;
  throw invalidArguments(TEXTS.flag(name));
}

function levelOf(name: string, value: unknown): number | null {
  if (isAbsent(value)) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw invalidArguments(TEXTS.level(name));
}

function choiceOf<T extends string>(name: string, values: readonly T[], value: unknown): T {
  const found = values.find((choice) => choice === value);
  if (found === undefined) throw invalidArguments(TEXTS.choice(name, values));
  return found;
}

/** A field that is present and null is emptied. */
function changesOf(name: string, fields: Fields, value: unknown): Sent {
  const sent = objectOf(value);
  const names = Object.keys(fields);
  const accepted = Object.entries(fields).filter(([field]) => sent !== null && field in sent);
  if (sent === null || accepted.length === 0 || accepted.length < Object.keys(sent).length) {
    throw invalidArguments(TEXTS.changes(name, names));
  }
  return readFields(Object.fromEntries(accepted), sent, () => null);
}

/** What they may be is for the offering to say. */
function ownFieldsOf(name: string, value: unknown): Sent {
  const sent = objectOf(value);
  if (sent === null) throw invalidArguments(TEXTS.ownFields(name));
  const entries = Object.entries(sent).map(([field, said]) => {
    const path = `${name}.${field.slice(0, MAX_NAME)}`;
    if (said === null || typeof said === 'boolean') return [field, said] as const;
    if (typeof said === 'number' && Number.isFinite(said)) return [field, said] as const;
    return [field, lineOf(path, said)] as const;
  });
  return Object.fromEntries(entries);
}

/** More of a name than any field has. */
const MAX_NAME = 50;

const CONTACT_FIELDS = ['name', 'email', 'phone', 'of'] as const;

function contactOf(field: string, value: unknown): CaseRequest['contact'] {
  if (isAbsent(value)) return null;
  const sent = objectOf(value);
  const isKnown = Object.keys(sent ?? {}).every((key) =>
    CONTACT_FIELDS.some((name) => name === key),
  );
  if (sent === null || !isKnown) throw invalidArguments(TEXTS.contact(field, CONTACT_FIELDS));
  return {
    name: lineOf('name', sent['name']),
    email: lineOf('email', sent['email']),
    phone: lineOf('phone', sent['phone']),
    of: choiceOf('of', PARTIES, 'of' in sent ? sent['of'] : 'customer'),
  };
}

function objectOf(value: unknown): Sent | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { ...value } : null;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
