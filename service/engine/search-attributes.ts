import type { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import type { EngineLog } from './cli/log.ts';
import { isStatus, reasonOf, STATUS } from './grpc.ts';

/** A search attribute that workflows are started with. */
export interface WantedAttribute {
  readonly name: string;
  readonly type: SearchAttributeType;
}

/** An attribute of the same name already exists with another type. */
export class SearchAttributeTypeError extends Error {
  override readonly name = 'SearchAttributeTypeError';
  readonly attribute: string;

  constructor(wanted: WantedAttribute, found: string, namespace: string) {
    super(
      `The search attribute ${wanted.name} of the namespace "${namespace}" is of the type ${found}, not ${TYPES[wanted.type].cli}. ` +
        'Rename or remove that one, or set TEMPORAL_NAMESPACE to another namespace.',
    );
    this.attribute = wanted.name;
  }
}

/** Search attributes are missing, and the server does not let us create them. */
export class SearchAttributesRefusedError extends Error {
  override readonly name = 'SearchAttributesRefusedError';
  readonly missing: readonly WantedAttribute[];

  constructor(
    missing: readonly WantedAttribute[],
    namespace: string,
    address: string,
    cause: unknown,
  ) {
    const names = missing.map(({ name }) => name).join(', ');
    super(
      [
        `The namespace "${namespace}" lacks the search attributes ${names}, and they could not be created: ${reasonOf(cause)}`,
        'Create them:',
        ...missing.map(
          ({ name, type }) =>
            `  temporal operator search-attribute create --address ${address} --namespace ${namespace} --name ${name} --type ${TYPES[type].cli}`,
        ),
        'On Temporal Cloud:',
        ...missing.map(
          ({ name, type }) =>
            `  tcld namespace search-attributes add --namespace ${namespace} --search-attribute "${name}=${TYPES[type].cli}"`,
        ),
      ].join('\n'),
      { cause },
    );
    this.missing = missing;
  }
}

/**
 * Creates the search attributes that are missing.
 * Throws `SearchAttributeTypeError` and `SearchAttributesRefusedError`.
 */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: readonly WantedAttribute[],
  log: EngineLog,
): Promise<void> {
  const missing = await missingAttributes(connection, namespace, wanted);
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map(({ name, type }) => [name, TYPES[type].number]),
      ),
    });
  } catch (error) {
    // Another process may have created some of them meanwhile.
    const still = isStatus(error, STATUS.alreadyExists)
      ? await missingAttributes(connection, namespace, wanted)
      : missing;
    if (still.length === 0) return;
    throw new SearchAttributesRefusedError(still, namespace, connection.options.address, error);
  }
  log.info(`Created the search attributes ${missing.map(({ name }) => name).join(', ')}.`);
}

async function missingAttributes(
  connection: Connection,
  namespace: string,
  wanted: readonly WantedAttribute[],
): Promise<WantedAttribute[]> {
  const { customAttributes } = await listed(connection, namespace, wanted);
  return wanted.filter((attribute) => {
    const found = customAttributes[attribute.name];
    if (found === undefined) return true;
    if (found === TYPES[attribute.type].number) return false;
    throw new SearchAttributeTypeError(attribute, nameOfType(found), namespace);
  });
}

async function listed(
  connection: Connection,
  namespace: string,
  wanted: readonly WantedAttribute[],
): Promise<{ customAttributes: Record<string, number> }> {
  try {
    return await connection.operatorService.listSearchAttributes({ namespace });
  } catch (error) {
    if (!isStatus(error, STATUS.permissionDenied, STATUS.unimplemented, STATUS.unauthenticated)) {
      throw error;
    }
    // Where listing is not allowed, using them in a query shows as much.
    const customAttributes: Record<string, number> = {};
    for (const attribute of wanted) {
      if (await canBeQueried(connection, namespace, [attribute])) {
        customAttributes[attribute.name] = TYPES[attribute.type].number;
      }
    }
    return { customAttributes };
  }
}

/**
 * Whether the server understands a query over all of these: it then knows each with its type, and
 * accepts a workflow that is started with them. Has no side effects.
 */
export async function canBeQueried(
  connection: Connection,
  namespace: string,
  attributes: readonly WantedAttribute[],
): Promise<boolean> {
  const query = attributes.map(({ name, type }) => `${name} = ${TYPES[type].sample}`).join(' AND ');
  try {
    await connection.workflowService.countWorkflowExecutions({ namespace, query });
    return true;
  } catch (error) {
    if (isStatus(error, STATUS.invalidArgument, STATUS.notFound, STATUS.unavailable)) return false;
    throw error;
  }
}

interface TypeNames {
  /** As the Temporal CLI writes it. */
  readonly cli: string;
  /** As the protocol numbers it. */
  readonly number: number;
  /** A value of the type, as a query writes it. */
  readonly sample: string;
}

const TYPES: Readonly<Record<SearchAttributeType, TypeNames>> = {
  TEXT: { cli: 'Text', number: 1, sample: "'sample'" },
  KEYWORD: { cli: 'Keyword', number: 2, sample: "'sample'" },
  INT: { cli: 'Int', number: 3, sample: '0' },
  DOUBLE: { cli: 'Double', number: 4, sample: '0.5' },
  BOOL: { cli: 'Bool', number: 5, sample: 'true' },
  DATETIME: { cli: 'Datetime', number: 6, sample: "'2026-01-01T00:00:00Z'" },
  KEYWORD_LIST: { cli: 'KeywordList', number: 7, sample: "'sample'" },
};

function nameOfType(number: number): string {
  return Object.values(TYPES).find((type) => type.number === number)?.cli ?? `number ${number}`;
}
