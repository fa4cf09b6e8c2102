import { got, type Agents, type Request, type Response } from 'got';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { AttemptOutcome } from '../../ledger/types.ts';
import { retryAfterMs } from '../retry-after.ts';
import { notSent } from './channel.ts';

/** How long a receiver may take to answer one attempt, from connecting to its status line. */
const ANSWER_WITHIN_MS = 5_000;

const TOO_LATE = `The receiver did not answer within ${ANSWER_WITHIN_MS / 1000} s`;

/** Posts a body once, and says how it went. Never throws for what a receiver does. */
export type HttpPost = (
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<AttemptOutcome>;

/**
 * Any 2xx is taken as received; a redirect is not followed, since it would carry an alert to a place
 * that nobody subscribed.
 *
 * @param allowPrivateTargets without it, addresses of loopback, private and link-local networks
 *   are refused when connecting, whatever the name resolved to when it was subscribed.
 */
export function httpPost(options: { allowPrivateTargets: boolean; now: () => number }): HttpPost {
  const agent = options.allowPrivateTargets ? undefined : filteringAgents();
  return async (target, body, headers) => {
    const request = got.stream.post(target, {
      body,
      headers: { 'content-type': 'application/json', ...headers },
      retry: { limit: 0 },
      followRedirect: false,
      throwHttpErrors: false,
      ...(agent ? { agent } : {}),
    });
    try {
      return outcomeOf(options.now(), await answerOf(request));
    } catch (error) {
      return notSent(options.now(), reasonOf(error));
    } finally {
      // The status is all that counts: a body that never ends must not be read.
      request.on('error', () => {});
      request.destroy();
    }
  };
}

/** What the head of an answer says. */
interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/**
 * The head of the answer. Rejects for everything else that can become of a request, and in any
 * case in time: a receiver that switches protocols ends it without an answer or an error.
 */
function answerOf(request: Request): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(TOO_LATE)), ANSWER_WITHIN_MS);
    request.once('response', ({ statusCode: status, headers }: Response) =>
      resolve({ status, retryAfter: headers['retry-after'] }),
    );
    request.once('error', reject);
    request.once('close', () => {
      clearTimeout(patience);
      reject(new Error('The receiver ended the connection without an answer'));
    });
  });
}

function filteringAgents(): Agents {
  return { http: new RequestFilteringHttpAgent(), https: new RequestFilteringHttpsAgent() };
}

function outcomeOf(at: number, { status, retryAfter }: Answered): AttemptOutcome {
  const delivered = status >= 200 && status < 300;
  const error = delivered ? null : `The receiver answered ${status}`;
  return { at, delivered, status, error, retryAfterMs: retryAfterMs(retryAfter, at) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
