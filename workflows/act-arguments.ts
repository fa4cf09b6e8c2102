import {
  OUTCOMES,
  PARTIES,
  SEVERITIES,
  SEVERITY_REASONS,
  type Act,
  type CaseChanges,
  type CaseRequest,
} from '../domain/case/types.ts';
import { parseInstant, type Instant } from '../domain/time/instant.ts';
import { invalidArguments, notDrafted } from './failures.ts';
import type { ActArgs } from './messages.ts';

interface ActContext {
  readonly id: string;
  /** When it happened where the arguments do not say. */
  readonly now: Instant;
  /** The request that the customer has not answered yet. */
  readonly asked: string | null;
}

/** Of no request: withdrawing it is refused. */
const NO_REQUEST = '';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The act that the arguments of an update stand for. They may have been typed into the Temporal UI,
 * so nothing of their shape is taken for granted.
 * Throws `ApplicationFailure` `invalid-arguments`, which says what to write.
 */
export function readAct(
  name: Act['act'],
  args: ActArgs | undefined,
  { id, now, asked }: ActContext,
): Act {
  const fields: Fields = args ?? {};
  const by = textOf(fields, 'by');
  const common = { id, by, at: instantOf(fields['at'], now), note: optionalText(fields, 'note') };
  switch (name) {
    case 'withdraw-request':
      return {
        ...common,
        act: name,
        request: optionalText(fields, 'request') ?? asked ?? NO_REQUEST,
      };
    case 'severity':
      return {
        ...common,
        act: name,
        severity: oneOf(SEVERITIES, fields, 'severity'),
        reason: oneOf(SEVERITY_REASONS, fields, 'reason'),
        businessImpact: optionalText(fields, 'businessImpact'),
      };
    case 'update':
      return { ...common, act: name, changes: changesOf(fields['changes']) };
    case 'acknowledge':
      return { ...common, act: name, level: levelOf(fields['level']) };
    case 'split':
      return { ...common, act: name, ...partOf(fields['part']) };
    case 'close':
      return {
        ...common,
        act: name,
        outcome: oneOf(OUTCOMES, fields, 'outcome'),
        chargeCredit: optionalFlag(fields, 'chargeCredit'),
      };
    default:
      return { ...common, act: name };
  }
}

/** The instant of an act: as reported, or now. */
function instantOf(at: unknown, now: Instant): Instant {
  if (isAbsent(at)) return now;
  const instant = parseInstant(at);
  if (instant !== null) return instant;
  throw invalidArguments(
    `at must be an RFC 3339 instant with an offset, got ${JSON.stringify(at)}`,
  );
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return short(name, value);
  throw invalidArguments(name === 'by' ? 'by must name who acts' : `${name} must be text`);
}

function optionalText(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (isAbsent(value)) return null;
  if (typeof value === 'string') return short(name, value);
  throw invalidArguments(`${name} must be text, or left out`);
}

/** As the API has it: what is longer would not fit into messages with others. */
const MOST_CHARACTERS = 5_000;

function short(name: string, text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  throw invalidArguments(`${name} must have at most ${MOST_CHARACTERS} characters`);
}

function optionalFlag(fields: Fields, name: string): boolean | null {
  const value = fields[name];
  if (isAbsent(value)) return null;
  if (typeof value === 'boolean') return value;
  throw invalidArguments(`${name} must be true or false, or left out`);
}

function oneOf<const T extends string>(values: readonly T[], fields: Fields, name: string): T {
  const found = values.find((value) => value === fields[name]);
  if (found !== undefined) return found;
  throw invalidArguments(`${name} must be one of ${values.join(', ')}`);
}

/** The API has drafted it: here is only seen that it was the API. */
function partOf(part: unknown): { child: string; title: string } {
  const { file } = objectOf(part);
  const { id, request } = objectOf(file);
  const { title } = objectOf(request);
  if (typeof id === 'string' && typeof title === 'string') return { child: id, title };
  throw notDrafted();
}

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function levelOf(level: unknown): number {
  if (typeof level === 'number' && Number.isInteger(level) && level > 0) return level;
  throw invalidArguments('level must be a whole number from 1 on');
}

function changesOf(sent: unknown): CaseChanges {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    throw invalidArguments('changes must be an object, such as {"assignee": "Ada"}');
  }
  const fields: Fields = { ...sent };
  const unknown = Object.keys(fields).filter((name) => !CHANGEABLE.includes(name));
  if (unknown.length > 0 || Object.keys(fields).length === 0) {
    throw invalidArguments(`changes must be some of ${CHANGEABLE.join(', ')}`);
  }
  const resourcesCommitted = optionalFlag(fields, 'resourcesCommitted');
  if ('resourcesCommitted' in fields && resourcesCommitted === null) {
    throw invalidArguments('resourcesCommitted must be true or false');
  }
  return {
    ...('title' in fields && { title: textOf(fields, 'title') }),
    ...('reference' in fields && { reference: optionalText(fields, 'reference') }),
    ...('assignee' in fields && { assignee: optionalText(fields, 'assignee') }),
    ...('contact' in fields && { contact: contactOf(fields['contact']) }),
    ...(resourcesCommitted !== null && { resourcesCommitted }),
  };
}

const CHANGEABLE: readonly string[] = [
  'title',
  'reference',
  'assignee',
  'contact',
  'resourcesCommitted',
];

const CONTACT_FIELDS: readonly string[] = ['name', 'email', 'phone', 'of'];

function contactOf(sent: unknown): CaseRequest['contact'] {
  if (isAbsent(sent)) return null;
  if (typeof sent !== 'object' || Array.isArray(sent)) {
    throw invalidArguments('contact must be an object, or null');
  }
  const fields: Fields = { ...sent };
  if (!Object.keys(fields).every((name) => CONTACT_FIELDS.includes(name))) {
    throw invalidArguments(`contact must be made of ${CONTACT_FIELDS.join(', ')}`);
  }
  return {
    name: optionalText(fields, 'name'),
    email: optionalText(fields, 'email'),
    phone: optionalText(fields, 'phone'),
    of: fields['of'] === undefined ? 'customer' : oneOf(PARTIES, fields, 'of'),
  };
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
