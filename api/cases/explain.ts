import { explanationText } from '../../domain/view/explanation-text.ts';
import { explanationView } from '../../domain/view/explanation-view.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { currentCase } from './current.ts';
import { EXPLANATION, EXPLANATION_TEXT } from './examples.ts';
import { explanation } from './explanation-schema.ts';
import { byCaseId } from './ids.ts';

export function explainCase(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/cases/{id}/explanation',
    id: 'explainCase',
    tag: 'Cases',
    summary: 'Explains why each clock of a case is due when it is',
    description:
      'The rule, its source, and every stretch of time from start to deadline. With `Accept: text/plain` as text for people, in the time zone of the account and the language of `Accept-Language`.',
    noun: 'case',
    params: byCaseId,
    answers: {
      200: {
        description: 'The explanation',
        schema: explanation,
        example: EXPLANATION,
        textExample: EXPLANATION_TEXT,
      },
    },
    localized: true,
    async handle({ params, asText, reader }) {
      const record = await orNotFound(currentCase(deps, params.id), 'case');
      if (asText) return { status: 200, text: explanationText(record, reader) };
      return { status: 200, body: explanationView(record) };
    },
  });
}
