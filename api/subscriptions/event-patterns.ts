import { z } from 'zod';
import { meant } from '../../catalogue/schema/issue-words.ts';
import { ALERT_TYPES } from '../../domain/text/words/event-types.ts';
import { MEANINGS } from '../events/meanings.ts';

/** `case.*` and `case.sla.*` for `case.sla.met`. */
function prefixesOf(type: string): readonly string[] {
  const words = type.split('.').slice(0, -1);
  return words.map((_, index) => `${words.slice(0, index + 1).join('.')}.*`);
}

const PREFIXES = [...new Set(ALERT_TYPES.flatMap(prefixesOf))];

const LIST = ALERT_TYPES.map((type) => `- \`${type}\`: ${MEANINGS[type]}`).join('\n');

const PATTERNS = ['*', ...PREFIXES, ...ALERT_TYPES];

const WORDS = `must be *, one of the prefixes ${PREFIXES.join(', ')}, or one of the types ${ALERT_TYPES.join(', ')}`;

/** What a subscription can ask for: a type, all types with a prefix, or everything. */
export const eventPattern = z
  .enum(PATTERNS, { error: ({ input }) => `${WORDS}${meant(input, PATTERNS)}` })
  .meta({
    id: 'EventPattern',
    description: `A type, a prefix followed by \`.*\`, or \`*\` for all. \`webhooks\` describes what is sent for each.\n\n${LIST}`,
  });
