import { isOwnField } from '../schema/fields.ts';
import { meant } from '../schema/issue-words.ts';
import type { Offering } from '../schema/offering-schema.ts';
import type { FieldPolicy } from '../schema/vocabulary-schema.ts';
import { askedFor, matchersOf, type PlacedMatcher } from './asked-for.ts';
import { namedInAlternatives, namedInRows } from './named-in.ts';
import { noSuch } from './no-such.ts';
import { ownFieldsOf, ownValuesOf } from '../schema/own-values.ts';
import type { Report } from './policy-error.ts';

/**
 * Checks that all categories, channels, roles, products and fields that an offering names are there, and
 * that its conditions ask fields for what they can say.
 */
export function checkVocabulary(offering: Offering, report: Report): void {
  const values = ownValuesOf(offering);
  for (const [field, known] of Object.entries(values)) {
    for (const { path, value } of [
      ...askedFor(offering, field),
      ...namedInAlternatives(offering, field),
    ]) {
      if (known && !known.includes(value))
        report(path, noSuch(WORDS[field] ?? field, value, known));
    }
  }
  for (const { path, value } of namedInRows(offering, 'categories')) {
    if (!values.category.includes(value)) report(path, noSuch('category', value, values.category));
  }
  for (const [index, { channels }] of offering.reopening.byChannel.entries()) {
    for (const [place, channel] of channels.entries()) {
      if (values.channel.includes(channel)) continue;
      const path = `reopening.byChannel.${index}.channels.${place}`;
      report(path, noSuch('channel', channel, values.channel));
    }
  }
  checkFields(offering, report);
  checkCredits(offering, report);
}

const WORDS: Readonly<Record<string, string>> = { requesterRole: 'role' };

function checkFields(offering: Offering, report: Report): void {
  const fields = ownFieldsOf(offering);
  const known = [...fields.keys()];
  for (const [index, { field }] of offering.rules.entries()) {
    if (isOwnField(field) && !fields.has(field)) {
      report(`rules.${index}.field`, noField(field, known));
    }
  }
  for (const placed of matchersOf(offering)) {
    if (!isOwnField(placed.field)) continue;
    const policy = fields.get(placed.field);
    if (policy) checkMatcher(placed, policy, report);
    else report(placed.path.join('.'), noField(placed.field, known));
  }
}

function noField(name: string, known: readonly string[]): string {
  if (known.length === 0)
    return `no such field: ${name}; this offering defines none under \`fields\``;
  return noSuch('field', name, known);
}

const RANGES = ['atLeast', 'moreThan', 'atMost', 'lessThan'];

/** The tests that can turn out either way. */
function testsOf({ type, required }: FieldPolicy): readonly string[] {
  return [
    ...(type === 'boolean' ? ['is'] : ['is', 'in', 'notIn']),
    ...(type === 'number' ? RANGES : []),
    ...(required ? [] : ['absent', 'present']),
  ];
}

function checkMatcher(
  { path, field, matcher }: PlacedMatcher,
  policy: FieldPolicy,
  report: Report,
) {
  const tests = testsOf(policy);
  for (const [test, wanted] of Object.entries(matcher)) {
    const here = [...path, test].join('.');
    if (!tests.includes(test)) {
      report(here, `"${test}" always or never holds for ${field}: use ${tests.join(', ')}`);
    } else if (test !== 'absent' && test !== 'present') {
      for (const value of [wanted].flat())
        checkValue(value, policy, (message) => report(here, message));
    }
  }
}

function checkValue(value: unknown, policy: FieldPolicy, refuse: (message: string) => void): void {
  switch (policy.type) {
    case 'choice': {
      if (policy.values.some((each) => each === value)) return;
      const list = policy.values.join(', ');
      return refuse(
        `${String(value)} is none of its values: ${list}${meant(value, policy.values)}`,
      );
    }
    case 'number': {
      const { min = -Infinity, max = Infinity } = policy;
      if (typeof value !== 'number') return refuse('must be a number, as the field is');
      if (value < min || value > max) refuse(`the field goes from ${min} to ${max}`);
      return;
    }
    case 'boolean':
      if (typeof value !== 'boolean') refuse('must be true or false, as the field is');
      return;
    default:
      if (typeof value !== 'string') refuse('must be a text, as the field is');
      else if (value.length > policy.maxLength)
        refuse(`the field has at most ${policy.maxLength} characters`);
  }
}

/** Credits are counted when a case opens, and never again: a row that asked for them would not stay. */
function checkCredits({ rules: _counted, ...rest }: Offering, report: Report): void {
  for (const { path, field } of matchersOf(rest)) {
    if (field !== 'account.availableCredits') continue;
    report(path.join('.'), 'only rules can ask for it: it is counted when a case opens');
  }
}
