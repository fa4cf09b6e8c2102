import type { Field, Fields } from '../../domain/case/act-fields.ts';
import { ACT_NAMES, ACTS, CUSTOMER, type ActName } from '../../domain/case/act.ts';
import { NEW_CASE } from './examples.ts';

/** An example of an event that records an act. */
interface ActSample {
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Taken from the example of the act's call; fields that it lacks are filled by their kind. Null for other
 * events.
 */
export function actSample(type: string): ActSample | null {
  const name = ACT_NAMES.find((one) => ACTS[one].event === type);
  if (name === undefined) return null;
  const { call, fields } = ACTS[name];
  const { by, note = null, ...sent } = exampleOf(call);
  const own = Object.entries(sent).filter(([field]) => field in fields);
  const acts = call?.by === 'customer' ? CUSTOMER : 'Ada';
  const actor = typeof by === 'string' ? by : acts;
  return { actor, data: { ...fieldsSample(fields), ...Object.fromEntries(own), note } };
}

function exampleOf(call: (typeof ACTS)[ActName]['call']): Readonly<Record<string, unknown>> {
  return call !== null && 'example' in call ? call.example : {};
}

/** Examples of texts whose own name would be a poor example. */
const TEXTS: Readonly<Record<string, string>> = {
  child: 'case_l3n5r7t4v6x2z5b3d7f6h4j2m3',
  title: 'Mail to one domain is late',
};

/** An example of each field, by its kind. */
export function fieldsSample(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, fieldSample(name, field)]),
  );
}

function fieldSample(name: string, field: Field<unknown>): unknown {
  switch (field.kind) {
    case 'text':
    case 'prose':
      return TEXTS[name] ?? name;
    case 'choice':
      return field.values[0];
    case 'flag':
      return true;
    case 'level':
      return 1;
    case 'contact':
      return NEW_CASE.contact;
    case 'fields':
      return {};
    case 'mistake':
      return 'q2s4u6w3y5a7c2e4g6i3k5m7o2';
    default:
      return fieldsSample(field.fields);
  }
}
