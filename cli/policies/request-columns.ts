import { z } from 'zod';
import { casePreview } from '../../api/cases/new-case.ts';
import { meant } from '../../catalogue/schema/issue-words.ts';

interface Node {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
  readonly anyOf?: readonly unknown[];
  readonly $ref?: string;
}

/** What a preview can be asked for, as JSON Schema, so that its columns follow the API by themselves. */
const request = z.toJSONSchema(casePreview, { io: 'input', unrepresentable: 'any' });

/** The columns that no field of a request has, a sentence for each with the nearest name. */
export function unknownColumns(columns: readonly string[]): readonly string[] {
  const known = leavesOf(request, '');
  return columns
    .filter((column) => !isField(request, column.split('.')))
    .map((column) => `"${column}" is no field of a request${meant(column, known)}`);
}

/** Whether a dotted path leads to a field without any within, or into an object whose fields are not fixed. */
function isField(schema: unknown, [name, ...rest]: readonly string[]): boolean {
  const forms = formsOf(schema);
  if (name === undefined) return forms.every((form) => !hasFields(form));
  return forms.some(({ properties = {}, additionalProperties: others }) => {
    if (Object.hasOwn(properties, name)) return isField(properties[name], rest);
    return typeof others === 'object' && name !== '' && isField(others, rest);
  });
}

function hasFields({ properties, additionalProperties: others }: Node): boolean {
  return properties !== undefined || typeof others === 'object';
}

/** The dotted paths of all fields that have none within. */
function leavesOf(schema: unknown, path: string): readonly string[] {
  const within = formsOf(schema).flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, field]) =>
      leavesOf(field, path === '' ? name : `${path}.${name}`),
    ),
  );
  return within.length === 0 ? [path] : [...new Set(within)];
}

/** A schema, and those to which it refers or of which it is any. */
function formsOf(schema: unknown): readonly Node[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node: Node = schema;
  const shared = request.$defs?.[node.$ref?.split('/').at(-1) ?? ''];
  return [node, ...formsOf(shared), ...(node.anyOf ?? []).flatMap(formsOf)];
}
