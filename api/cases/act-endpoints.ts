import { z } from 'zod';
import { withElsewhere } from '../../catalogue/schema/issue-words.ts';
import { LIVE_ACT_NAMES, ACTS, CUSTOMER, type LiveActName } from '../../domain/case/act.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/problems.ts';
import { optionalText, text } from '../http/text.ts';
import { schemasOf } from './act-bodies.ts';
import { act, actSpec, COMMON, somebody, type SentAct } from './acts.ts';

type CalledAct = NonNullable<(typeof ACTS)[LiveActName]['call']>;

/** An endpoint for each act that people perform on a case. */
export function actEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return LIVE_ACT_NAMES.flatMap((name) => {
    const { call } = ACTS[name];
    return call === null ? [] : [actEndpoint(deps, name, call)];
  });
}

function actEndpoint(deps: ApiDeps, name: LiveActName, called: CalledAct): Endpoint {
  const schema = z.strictObject(
    { ...schemasOf(ACTS[name].fields), at: COMMON.at, by: BY[called.by], note: COMMON.note },
    called.method === 'patch' ? withElsewhere(OTHER_ACTS) : undefined,
  );
  const spec = actSpec(name, called);
  // A DELETE has no body, so the fields are query parameters.
  if (called.body === null) {
    return endpoint({
      ...spec,
      query: schema,
      handle: (call) => act(deps, call, name, argumentsOf(name, call.query)),
    });
  }
  return endpoint({
    ...spec,
    body: schema.meta({ id: called.body }),
    ...('example' in called && { bodyExample: called.example }),
    handle: (call) => act(deps, call, name, argumentsOf(name, call.body)),
  });
}

/** What people try to change with a PATCH, and what changes it. */
const OTHER_ACTS = {
  severity: 'is changed by POST /v1/cases/{id}/severity, with its reason',
  status: 'is changed by acts such as POST /v1/cases/{id}/close and POST /v1/cases/{id}/reopen',
};

/** How each kind of call says who acts. */
const BY = {
  key: COMMON.by,
  required: somebody(text(200)).meta({ description: 'Who acts' }),
  customer: somebody(optionalText(200))
    .transform((by) => by ?? CUSTOMER)
    .meta({ description: 'Who recorded it; the customer if absent' }),
} as const;

/**
 * An act's arguments as the case takes them. Changes are one object there, but in the body they stand
 * beside who and when.
 */
function argumentsOf(name: LiveActName, { at, by, note, ...fields }: SentAct): SentAct {
  if (!('changes' in ACTS[name].fields)) return { at, by, note, ...fields };
  const changes = definedFields(fields);
  if (Object.keys(changes).length === 0) {
    throw invalidBody([
      { path: '', message: 'changes nothing: give at least one field to replace' },
    ]);
  }
  return { at, by, note, changes };
}
