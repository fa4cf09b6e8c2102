import { z } from 'zod';
import type { CaseChanges } from '../../domain/case/types.ts';
import { CUSTOMER } from '../../domain/case/act-words.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { present } from '../present.ts';
import { invalidBody } from '../problems.ts';
import { optionalText, text } from '../text.ts';
import { CLOSE, SEVERITY_CHANGE } from './act-bodies.ts';
import { act, actSpec, COMMON } from './acts.ts';
import { contact } from './contact-schema.ts';

const { at, by, note } = COMMON;
const byWhom = text(200).meta({ description: 'Who acts' });

const response = z.strictObject({ at, by: byWhom, note }).meta({ id: 'Response' });
const request = z.strictObject({ at, by: byWhom, note }).meta({ id: 'CustomerRequest' });
const reply = z
  .strictObject({
    at,
    by: optionalText(200).meta({ description: 'Who recorded it: absent is the customer' }),
    note,
  })
  .meta({ id: 'CustomerReply' });
const reopening = z.strictObject({ at, by, note }).meta({ id: 'Reopening' });

/** A DELETE has no body. */
const withdrawal = z.strictObject({ at, by, note });

const acknowledgement = z
  .strictObject({ level: z.int().min(1), at, by: byWhom, note })
  .meta({ id: 'Acknowledgement' });

const severityChange = z
  .strictObject({
    ...SEVERITY_CHANGE,
    at,
    by,
    note,
  })
  .meta({ id: 'SeverityChange' });

const close = z
  .strictObject({
    ...CLOSE,
    note,
    by,
    at,
  })
  .meta({ id: 'Close' });

const changes = z
  .strictObject({
    title: text(300).optional(),
    reference: optionalText(200).optional(),
    assignee: optionalText(200).optional(),
    contact: contact.nullable().optional(),
    resourcesCommitted: z.boolean().optional(),
    at,
    by,
    note,
  })
  .meta({ id: 'CaseChanges' });

/** What people do to a case, each an endpoint. */
export function actEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      ...actSpec('/responses', 'respondToCase', 'Support answered the customer'),
      description:
        'The earliest response meets the clock, late or not; later ones are recorded and change no clock.',
      body: response,
      bodyExample: { by: 'support', note: 'We are looking into it.' },
      handle: (call) => act(deps, call, 'response', call.body),
    }),
    endpoint({
      ...actSpec('/customer-requests', 'askCustomer', 'Support needs something of the customer'),
      description:
        'Counts as a response, pauses the clocks that pause while the customer is asked, and starts the time after which silence lowers the severity. Asking again while the customer is asked starts nothing anew.',
      body: request,
      bodyExample: { by: 'support', note: 'Please send us the message headers.' },
      handle: (call) => act(deps, call, 'customer-request', call.body),
    }),
    endpoint({
      ...actSpec('/customer-replies', 'customerReplied', 'The customer answered'),
      description:
        'Ends the wait for the customer. A severity that silence has lowered stays until an agent changes it.',
      body: reply,
      bodyExample: { note: 'The headers are attached.' },
      handle: (call) =>
        act(deps, call, 'customer-reply', { ...call.body, by: call.body.by ?? CUSTOMER }),
    }),
    withdrawRequest(deps),
    changeSeverity(deps),
    changeCase(deps),
    endpoint({
      ...actSpec(
        '/acknowledgements',
        'acknowledgeEscalation',
        'Somebody has taken up an escalation',
        ['nothing-to-acknowledge'],
      ),
      description: 'No later level of the breach is reached then.',
      body: acknowledgement,
      bodyExample: { level: 1, by: 'duty manager' },
      handle: (call) => act(deps, call, 'acknowledge', call.body),
    }),
    endpoint({
      ...actSpec('/close', 'closeCase', 'Ends the case'),
      description:
        'Solved counts as the response where there was none; unresolved and withdrawn cancel the clock unless it is breached already. Where the case holds a credit, solved uses it, and for the others `chargeCredit` decides.',
      body: close,
      bodyExample: { outcome: 'solved', note: 'The mail flow rule was removed.' },
      refusals: true,
      handle: (call) => act(deps, call, 'close', call.body),
    }),
    endpoint({
      ...actSpec('/reopen', 'reopenCase', 'Goes on with a closed case', [
        'case-open',
        'reopening-over',
      ]),
      description:
        'Until `closure.reopenableUntil`. Starts a new cycle; the first response is not awaited twice. A credit that was charged stays so; one that had gone back is taken again.',
      body: reopening,
      bodyExample: { note: 'It happens again.' },
      refusals: true,
      handle: (call) => act(deps, call, 'reopen', call.body),
    }),
  ];
}

function withdrawRequest(deps: ApiDeps): Endpoint {
  return endpoint({
    ...actSpec('/customer-requests/current', 'withdrawRequest', 'The open request was a mistake', [
      'nothing-asked',
    ]),
    method: 'delete',
    description:
      'As if it had never been made: the response that it counted as, the pauses and the lowered severity are undone too. Of several that are open it is the latest; `at`, where it is given, is when the mistake was noticed.',
    query: withdrawal,
    handle: (call) => act(deps, call, 'withdraw-request', call.query),
  });
}

function changeSeverity(deps: ApiDeps): Endpoint {
  return endpoint({
    ...actSpec('/severity', 'changeSeverity', 'Changes the severity', ['severity-not-lower']),
    description:
      'Up or down, by the rules of the offering. Clocks that run are planned again from the same start with the same pauses; a deadline that is past then is breached at once.',
    body: severityChange,
    bodyExample: { severity: 'B', reason: 'impact-changed', note: 'A workaround was found.' },
    refusals: true,
    handle: (call) => act(deps, call, 'severity', call.body),
  });
}

function changeCase(deps: ApiDeps): Endpoint {
  return endpoint({
    ...actSpec('', 'changeCase', 'Changes what is known of a case'),
    method: 'patch',
    description:
      'What is present replaces, what is absent stays; `contact` is replaced as a whole. What the offering requires has to stay true over the life of the case.',
    body: changes,
    bodyExample: { assignee: 'Ada' },
    refusals: true,
    handle(call) {
      const { at: happened, by: whom, note: said, ...changed } = call.body;
      const changesMade: CaseChanges = present(changed);
      if (Object.keys(changesMade).length === 0) {
        throw invalidBody([{ path: '', message: 'changes nothing: name what is to be replaced' }]);
      }
      return act(deps, call, 'update', {
        at: happened,
        by: whom,
        note: said,
        changes: changesMade,
      });
    },
  });
}
