import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { ownValuesOf } from '../../catalogue/schema/own-values.ts';
import { CATEGORIES } from '../../catalogue/schema/vocabulary.ts';
import type { CaseRequest, FieldRules, ValueMistake, Vocabulary } from '../case/types.ts';
import { fieldMistakes, missingFields, unknownValue } from '../case/vocabulary.ts';
import type { OfferingAccount } from './facts.ts';

/** What a case under an offering can say of what an act may change. */
export function vocabularyOf({ plans, categories, fields }: Offering): Vocabulary {
  return {
    plans: plans.map(({ id }) => id),
    categories: categories ?? CATEGORIES.map((id) => ({ id })),
    fields: rulesOf(fields.case),
  };
}

/** What a request and its account say that the offering does not know, or leave out. */
export function vocabularyMistakes(
  offering: Offering,
  request: CaseRequest,
  account: Pick<OfferingAccount, 'fields'>,
): readonly ValueMistake[] {
  const { fields } = offering;
  const known = ownValuesOf(offering);
  return [
    ...unknownValue('plan', request.plan, vocabularyOf(offering).plans),
    ...unknownValue('category', request.category, known.category),
    ...unknownValue('channel', request.channel, known.channel),
    ...unknownValue('requesterRole', request.requesterRole, known.requesterRole),
    ...(known.product ? unknownValue('product', request.product, known.product) : []),
    ...ofFields(rulesOf(fields.case), request.fields, 'fields'),
    ...ofFields(rulesOf(fields.account), fieldsFor(offering, account), 'account.fields'),
  ];
}

/** What of an account's fields the offering asks for: others are for other offerings. */
export function fieldsFor(
  { fields }: Pick<Offering, 'fields'>,
  account: Pick<OfferingAccount, 'fields'>,
): OfferingAccount['fields'] {
  const asked = Object.entries(account.fields).filter(([name]) =>
    Object.hasOwn(fields.account, name),
  );
  return Object.fromEntries(asked);
}

function ofFields(rules: FieldRules, values: CaseRequest['fields'], path: string) {
  return [...fieldMistakes(rules, values, path), ...missingFields(rules, values, path)];
}

/** How fields are filled in, without what they mean to people. */
function rulesOf(policies: Offering['fields']['case']): FieldRules {
  const rules = Object.entries(policies).map(([name, { meaning: _meaning, ...rule }]) => [
    name,
    rule,
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left of each kind is its rule
  return Object.fromEntries(rules) as FieldRules;
}
