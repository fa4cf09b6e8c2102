import { z } from 'zod';
import { ACT_NAMES, ACTS, CUSTOMER, type ActName } from '../../domain/case/act.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { present } from '../http/present.ts';
import { invalidBody } from '../http/problems.ts';
import { optionalText, text } from '../http/text.ts';
import { schemasOf } from './act-bodies.ts';
import { act, actSpec, COMMON, type SaidAct } from './acts.ts';

type CalledAct = NonNullable<(typeof ACTS)[ActName]['call']>;

/** What people do to a case, each an endpoint of the API. */
export function actEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return ACT_NAMES.flatMap((name) => {
    const { call } = ACTS[name];
    return call === null ? [] : [actEndpoint(deps, name, call)];
  });
}

function actEndpoint(deps: ApiDeps, name: ActName, called: CalledAct): Endpoint {
  const said = z.strictObject({
    ...schemasOf(ACTS[name].fields),
    at: COMMON.at,
    by: BY[called.by],
    note: COMMON.note,
  });
  const spec = actSpec(name, called);
  // A DELETE has no body.
  if (called.body === null) {
    return endpoint({
      ...spec,
      query: said,
      handle: (call) => act(deps, call, name, argumentsOf(name, call.query)),
    });
  }
  return endpoint({
    ...spec,
    body: said.meta({ id: called.body }),
    ...('example' in called && { bodyExample: called.example }),
    handle: (call) => act(deps, call, name, argumentsOf(name, call.body)),
  });
}

/** Who acts. */
const BY = {
  key: COMMON.by,
  required: text(200).meta({ description: 'Who acts' }),
  customer: optionalText(200)
    .transform((by) => by ?? CUSTOMER)
    .meta({ description: 'Who recorded it; the customer if absent' }),
} as const;

/** What a case is told: changes stand together there, and in the body beside who and when. */
function argumentsOf(name: ActName, { at, by, note, ...said }: SaidAct): SaidAct {
  if (!('changes' in ACTS[name].fields)) return { at, by, note, ...said };
  const changes = present(said);
  if (Object.keys(changes).length === 0) {
    throw invalidBody([
      { path: '', message: 'changes nothing: give at least one field to replace' },
    ]);
  }
  return { at, by, note, changes };
}
