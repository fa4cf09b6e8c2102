import type { Field } from '../case/act-fields.ts';
import type { ActSpec } from '../case/act.ts';

/** Messages about arguments that do not have an act's shape, for the person who typed them. */
export const ARGUMENT_TEXTS = {
  by: 'by must name who acts',
  system: 'by must name a person or a program: system is what the service does by itself',
  at: (got: unknown) => `at must be an RFC 3339 instant with an offset, got ${JSON.stringify(got)}`,
  future: (at: string) => `at is in the future: ${at}`,
  text: (name: string) => `${name} must be text`,
  misleading: (name: string, why: string) => `${name} ${why}`,
  tooLong: (name: string, max: number) => `${name} must have at most ${max} characters`,
  choice: (name: string, values: readonly string[]) =>
    `${name} must be one of ${values.join(', ')}`,
  flag: (name: string) => `${name} must be true or false`,
  level: (name: string) => `${name} must be a whole number, 1 or more`,
  contact: (name: string, fields: readonly string[]) =>
    `${name} must be an object of ${fields.join(', ')}, or null`,
  ownFields: (name: string) => `${name} must be an object of fields that the offering defines`,
  changes: (name: string, fields: readonly string[]) =>
    `${name} must be an object with some of ${fields.join(', ')}`,
  notDrafted: 'split a case with POST /v1/cases/{id}/split of the API, which drafts the new case',
} as const;

/** An update's arguments as they are typed: `{"by": "who", "outcome": "solved" | …, "note": "optional"}`. */
export function usageText({
  summary,
  description,
  call,
  fields,
}: Pick<ActSpec, 'summary' | 'description' | 'call' | 'fields'>): string {
  // Without a call, the API must draft the arguments, so they are not shown.
  if (call === null) return `${summary}. ${description}`;
  const own = Object.entries(fields).map(([name, field]) => `"${name}": ${valueText(field)}`);
  return `${summary}: {${['"by": "who"', ...own, ...COMMON].join(', ')}}`;
}

const COMMON = ['"note": "optional"', '"at": "optional"'] as const;

function valueText(field: Field<unknown>): string {
  switch (field.kind) {
    case 'choice':
      return field.values.map((value) => JSON.stringify(value)).join(' | ');
    case 'flag':
      return field.required ? 'true | false' : 'true | false, if it has to be decided';
    case 'level':
      return field.required ? '1' : '1, if it is of one level';
    case 'changes':
      return `{some of ${Object.keys(field.fields).join(', ')}}`;
    default:
      return field.required && field.kind === 'text' ? '"text"' : '"optional"';
  }
}
