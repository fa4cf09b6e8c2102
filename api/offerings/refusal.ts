import { brokenRuleSchema } from '../../domain/offering/broken-rule-schema.ts';
import type { BrokenRule } from '../../domain/offering/broken-rule.ts';
import { Problem } from '../http/problems.ts';
import { source as sourceSchema } from './source-schema.ts';

const TITLE = 'A rule of the offering does not allow this';

/** A broken rule, as a 422 lists it. */
export const brokenRule = brokenRuleSchema
  .extend({
    source: sourceSchema,
    alternative: brokenRuleSchema.shape.alternative.meta({
      description: 'What the same case could ask for instead, as fields of the request',
    }),
  })
  .meta({ id: 'BrokenRule' });

/**
 * A 422 with the first broken rule as the problem itself, and all of them under `broken`. Throws
 * `TypeError` if there is none.
 * @param path of the part of the body that breaks them, if it is not the whole
 * @param more further members of the problem
 */
export function refusedByOffering(
  refusals: readonly BrokenRule[],
  path?: string,
  more: Readonly<Record<string, unknown>> = {},
): Problem {
  const [first] = refusals;
  if (!first) throw new TypeError('a refusal names at least one broken rule');
  const { code, detail, field, source, alternative } = first;
  return new Problem(code, { status: 422, title: TITLE }, detail, {
    members: {
      field,
      source,
      alternative,
      broken: refusals.map(shown),
      ...more,
      ...(path !== undefined && { errors: [{ path, message: detail }] }),
    },
  });
}

/** A rule in the file of a case also has its condition, which is not shown. */
function shown({ code, detail, field, source, alternative }: BrokenRule): BrokenRule {
  return { code, detail, field, source, alternative };
}
