import { MAX_SEVERITY_LENGTH } from '../../catalogue/schema/vocabulary.ts';
import { text } from './text.ts';

/** One of an offering's own severities. */
export const severity = text(MAX_SEVERITY_LENGTH).meta({
  description: 'One of the severities of the offering: `severities.levels` lists them',
  example: 'A',
});
