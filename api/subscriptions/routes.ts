import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { unknownSeverityText } from '../../domain/operator-text/severity-text.ts';
import { findOffering, severitiesIn } from '../../domain/offering/catalogue.ts';
import { isoOrNull, toIso, type Instant } from '../../domain/time/instant.ts';
import type { ChannelType, Subscription } from '../../ledger/types/subscriptions.ts';
import { privateTargetProblem } from '../../notifications/targets/private-target.ts';
import { shownTarget } from '../../notifications/targets/shown-target.ts';
import { parseTarget } from '../../notifications/targets/target-url.ts';
import { definedFields } from '../http/defined-fields.ts';
import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Answer, type Endpoint } from '../http/endpoint.ts';
import { idempotently, stored, type Work } from '../http/idempotency.ts';
import { listEndpoint, listView, pageQuery } from '../http/lists.ts';
import { orNotFound } from '../http/or-not-found.ts';
import { invalidBody, notFound, problem } from '../http/problems.ts';
import type { FieldError } from '../../catalogue/schema/validate.ts';
import { CREATED_SUBSCRIPTION, NEW_SUBSCRIPTION, SUBSCRIPTION, TEST_OUTCOME } from './examples.ts';
import {
  bySubscriptionId,
  createdSubscription,
  newSubscription,
  subscription,
  subscriptionChanges,
  testOutcome,
} from './schema.ts';
import { targetProblem } from './targets.ts';

const TAG = 'Subscriptions';
const NOUN = 'subscription';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** How long a secret that was replaced still signs beside the new one. */
const BOTH_SIGN_MS = 24 * 3_600_000;

export function subscriptionEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    createSubscription(deps),
    listSubscriptions(deps),
    getSubscription(deps),
    changeSubscription(deps),
    deleteSubscription(deps),
    rotateSecret(deps),
    testSubscription(deps),
  ];
}

function createSubscription(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/subscriptions',
    id: 'createSubscription',
    tag: TAG,
    summary: 'Subscribes a receiver to alerts',
    description:
      'A webhook, a mail address, or an incoming webhook of Slack or Microsoft Teams. Only this answer shows the secret with which alerts to a webhook are signed.',
    body: newSubscription,
    bodyExample: NEW_SUBSCRIPTION,
    idempotent: true,
    problems: ['too-many-subscriptions'],
    answers: {
      201: {
        description: 'The subscription with its secret',
        schema: createdSubscription,
        example: CREATED_SUBSCRIPTION,
        headers: { Location: 'The address of the subscription' },
      },
    },
    handle(call) {
      const { subscriptions, idempotency } = deps.ledger;
      const make = async ({ id, claim }: Work): Promise<Answer> => {
        await check(deps, call.body);
        const { digest: digestMs, ...body } = call.body;
        const secret = body.type === 'webhook' ? newSecret() : null;
        const made = {
          ...body,
          id: `sub_${id}`,
          secret,
          previousSecret: null,
          endedAt: null,
          digestMs,
          createdAt: call.now,
        };
        const answer = { status: 201, body: { ...view(made), secret } };
        await subscriptions.create(made, claim ? { claim, answer: stored(answer) } : undefined);
        return answer;
      };
      return idempotently(idempotency, call, make, deps.newId);
    },
  });
}

function listSubscriptions({ ledger }: ApiDeps): Endpoint {
  return listEndpoint({
    path: '/v1/subscriptions',
    id: 'listSubscriptions',
    tag: TAG,
    summary: 'Lists the subscriptions',
    query: z.strictObject(pageQuery),
    answer: { description: 'A page of subscriptions', name: 'Subscriptions' },
    item: { schema: subscription, example: SUBSCRIPTION },
    pageOf: async ({ query }) =>
      listView(await ledger.subscriptions.list(definedFields(query)), view),
  });
}

function getSubscription({ ledger }: ApiDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/subscriptions/{id}',
    id: 'getSubscription',
    tag: TAG,
    summary: 'Gets a subscription',
    noun: NOUN,
    params: bySubscriptionId,
    answers: {
      200: { description: 'The subscription', schema: subscription, example: SUBSCRIPTION },
    },
    async handle({ params }) {
      return {
        status: 200,
        body: view(await orNotFound(ledger.subscriptions.get(params.id), 'subscription')),
      };
    },
  });
}

function changeSubscription(deps: ApiDeps): Endpoint {
  return endpoint({
    method: 'patch',
    path: '/v1/subscriptions/{id}',
    id: 'changeSubscription',
    tag: TAG,
    summary: 'Changes a subscription',
    description:
      'Fields that are present are replaced, the others stay, and so does the secret. `paused: false` resumes a subscription that has ended.',
    noun: NOUN,
    params: bySubscriptionId,
    body: subscriptionChanges,
    bodyExample: { events: ['case.*'] },
    problems: ['too-many-subscriptions'],
    answers: {
      200: {
        description: 'The subscription as it is now',
        schema: subscription,
        example: SUBSCRIPTION,
      },
    },
    async handle({ params, body }) {
      await check(deps, body);
      const { digest: digestMs, ...changes } = body;
      const change = (before: Subscription): Subscription => {
        const after = { ...before, ...definedFields({ ...changes, digestMs }) };
        const message = targetProblem(after.type, after.target);
        if (message !== null) throw invalidBody([{ path: 'target', message }]);
        return body.paused === false ? { ...after, endedAt: null } : after;
      };
      const after = await orNotFound(
        deps.ledger.subscriptions.update(params.id, change),
        'subscription',
      );
      // Alerts that were being gathered are sent after the new time, or at once if there is none.
      if (digestMs !== undefined) await deps.deliveries.startDigest(after.id, digestMs ?? 0);
      return { status: 200, body: view(after) };
    },
  });
}

function deleteSubscription({ ledger }: ApiDeps): Endpoint {
  return endpoint({
    method: 'delete',
    path: '/v1/subscriptions/{id}',
    id: 'deleteSubscription',
    tag: TAG,
    summary: 'Deletes a subscription',
    description: 'Its deliveries stay on record.',
    noun: NOUN,
    params: bySubscriptionId,
    answers: { 204: { description: 'The subscription is deleted' } },
    async handle({ params }) {
      if (await ledger.subscriptions.delete(params.id)) return { status: 204 };
      throw notFound('subscription with this id');
    },
  });
}

function rotateSecret({ ledger, clock }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/subscriptions/{id}/secret',
    id: 'rotateSecret',
    tag: TAG,
    summary: 'Replaces the secret of a webhook',
    description:
      'The answer shows the new secret. For a day both sign, so that there is time to change the receiver.',
    noun: NOUN,
    params: bySubscriptionId,
    idempotent: true,
    answers: {
      200: {
        description: 'The subscription with its new secret',
        schema: createdSubscription,
        example: CREATED_SUBSCRIPTION,
      },
    },
    problems: ['nothing-to-sign', 'secret-being-replaced'],
    handle(call) {
      const replace = async ({ claim }: Work): Promise<Answer> => {
        const secret = newSecret();
        const answerFor = (after: Subscription) => ({
          status: 200,
          body: { ...view(after), secret },
        });
        const after = await orNotFound(
          ledger.subscriptions.update(
            call.params.id,
            (before) => withSecret(before, secret, clock()),
            claim ? (one) => ({ claim, answer: stored(answerFor(one)) }) : undefined,
          ),
          'subscription',
        );
        return answerFor(after);
      };
      return idempotently(ledger.idempotency, call, replace);
    },
  });
}

/**
 * Replaces the secret. A third secret would end the one that the receiver may still have, so each change
 * has to wait for the one before. Throws `Problem` 409.
 */
function withSecret(before: Subscription, secret: string, now: Instant): Subscription {
  if (before.secret === null) throw problem('nothing-to-sign', 'Only webhooks are signed.');
  const until = before.previousSecret?.until ?? now;
  if (until > now) {
    const detail = `The last change is in progress: both secrets sign until ${toIso(until)}. Its Idempotency-Key returns its answer again.`;
    throw problem('secret-being-replaced', detail);
  }
  const previousSecret = { secret: before.secret, until: now + BOTH_SIGN_MS };
  return { ...before, secret, previousSecret };
}

function testSubscription({ ledger, deliveries }: ApiDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/subscriptions/{id}/test',
    id: 'testSubscription',
    tag: TAG,
    summary: 'Sends a test message',
    description: 'Once, in the language of the subscription; the answer says how it went.',
    noun: NOUN,
    params: bySubscriptionId,
    answers: { 200: { description: 'How it went', schema: testOutcome, example: TEST_OUTCOME } },
    async handle({ params }) {
      const { id } = await orNotFound(ledger.subscriptions.get(params.id), 'subscription');
      const { at, delivered, status, error } = await deliveries.test(id);
      return { status: 200, body: { at: toIso(at), delivered, status, error } };
    },
  });
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * Checks what a schema cannot know: this installation's offerings, and where it may send to. Throws
 * `Problem` 400.
 */
async function check(
  deps: ApiDeps,
  body: {
    type?: ChannelType;
    target?: string | undefined;
    filter?: { offering?: string; severity?: string } | undefined;
  },
): Promise<void> {
  const errors: FieldError[] = [];
  if (body.target !== undefined) {
    const message = await unreachable(deps, body.target);
    if (message !== null) errors.push({ path: 'target', message });
  }
  if (body.type === 'email' && !deps.sendsMail) {
    errors.push({ path: 'type', message: 'needs a mail server: set SMTP_URL and SLA_MAIL_FROM' });
  }
  const { offering, severity } = body.filter ?? {};
  if (offering !== undefined && findOffering(deps.catalogue, offering) === null) {
    const message = 'is not an offering of this installation';
    errors.push({ path: 'filter.offering', message });
  } else if (severity !== undefined) {
    const known = severitiesIn(deps.catalogue, offering);
    if (!known.includes(severity)) {
      errors.push({ path: 'filter.severity', message: unknownSeverityText(severity, known) });
    }
  }
  if (errors.length > 0) throw invalidBody(errors);
}

/**
 * Why alerts may not go to a target; null if they may. A mail address is not a URL and is left to
 * the mail server.
 */
async function unreachable(deps: ApiDeps, target: string): Promise<string | null> {
  const url = parseTarget(target);
  if (url === null || deps.allowPrivateTargets) return null;
  return privateTargetProblem(url, deps.resolve);
}

function view(record: Subscription) {
  const { id, type, events, filter, locale, timeZone, paused } = record;
  const { endedAt, digestMs, previousSecret, createdAt } = record;
  return {
    id,
    type,
    target: shownTarget(record),
    events,
    filter,
    locale,
    timeZone,
    paused,
    endedAt: isoOrNull(endedAt),
    digestSeconds: digestMs === null ? null : digestMs / 1000,
    previousSecretUntil: isoOrNull(previousSecret?.until ?? null),
    createdAt: toIso(createdAt),
  };
}
