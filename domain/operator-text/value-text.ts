import type { FieldRule, ValueMistake } from '../case/vocabulary.ts';

/** Nobody reads about more names than these. */
const MAX_NAMES = 50;

/** What is wrong with a value, as it stands behind its path. */
export function valueText(mistake: ValueMistake): string {
  switch (mistake.wrong) {
    case 'unknown-field':
      return mistake.known.length === 0
        ? 'is no field of this offering: it has none'
        : `is no field of this offering: there are ${listText(mistake.known)}`;
    case 'unknown-value':
      return mistake.known.length === 0
        ? 'is unknown: the offering has none'
        : `must be one of ${listText(mistake.known)}`;
    case 'missing':
      return 'is required by the offering';
    default:
      return `must be ${wantedText(mistake.rule)}`;
  }
}

/** The mistakes of one act, each with its path. */
export function valueTexts(mistakes: readonly ValueMistake[]): string {
  return mistakes.map((mistake) => `${mistake.path} ${valueText(mistake)}`).join('; ');
}

function listText(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown}, and ${names.length - MAX_NAMES} more` : shown;
}

function wantedText(rule: FieldRule): string {
  switch (rule.type) {
    case 'text':
      return `a text of at most ${rule.maxLength} characters`;
    case 'number':
      return `a ${rule.whole ? 'whole ' : ''}number${rangeText(rule)}`;
    default:
      return 'true or false';
  }
}

function rangeText({ min, max }: Extract<FieldRule, { type: 'number' }>): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, at least ${min}`;
  return max === undefined ? '' : `, at most ${max}`;
}
