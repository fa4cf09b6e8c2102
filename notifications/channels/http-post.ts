import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { got, type Agents, type Request, type Response } from 'got';
import type { AttemptOutcome } from '../../ledger/types/deliveries.ts';
import { connectionLookup } from '../names/connection-lookup.ts';
import type { NameLookup } from '../names/name-lookup.ts';
import { namesPrivate, parseTarget } from '../targets/target-url.ts';
import { notSent } from './channel.ts';
import { postFailure, Unanswered } from './post-failure.ts';
import { PrivateTargetError, publicLookup } from './public-lookup.ts';
import { retryAfterMs } from './retry-after.ts';

/** How long a receiver may take to answer one attempt, from connecting to its status line. */
const ANSWER_TIMEOUT_MS = 5_000;

/** Posts a body once, and returns the outcome. Never throws for what a receiver does. */
export type HttpPost = (
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<AttemptOutcome>;

export interface HttpPostOptions {
  /**
   * If false, connections to addresses that are not public are refused, whatever the name resolved
   * to at the time of subscribing.
   */
  readonly allowPrivateTargets: boolean;
  readonly now: () => number;
  readonly lookup: NameLookup;
  /** Milliseconds; five seconds if absent. */
  readonly answerTimeoutMs?: number;
}

/**
 * Any 2xx counts as received. Redirects are not followed, as they would carry an alert to a place
 * that nobody subscribed.
 */
export function httpPost(options: HttpPostOptions): HttpPost {
  const { allowPrivateTargets, now, answerTimeoutMs = ANSWER_TIMEOUT_MS } = options;
  const agent = agentsOf(options);
  return async (target, body, headers) => {
    const url = parseTarget(target);
    if (url === null) return notSent(now(), 'The target is not an http(s) URL');
    // Connecting to a literal address involves no lookup, so it is checked here.
    if (!allowPrivateTargets && namesPrivate(url)) {
      return notSent(now(), new PrivateTargetError().message);
    }
    const request = got.stream.post(url, {
      body,
      headers: { 'content-type': 'application/json', ...headers },
      retry: { limit: 0 },
      followRedirect: false,
      throwHttpErrors: false,
      decompress: false,
      agent,
    });
    try {
      return outcomeOf(now(), await answerOf(request, answerTimeoutMs));
    } catch (error) {
      return notSent(now(), postFailure(error));
    } finally {
      // Only the status counts: a body that never ends must not be read.
      request.on('error', () => {});
      request.destroy();
    }
  };
}

/** Each attempt has a connection of its own: reusing one would skip the check of its address. */
function agentsOf({ allowPrivateTargets, lookup }: HttpPostOptions): Agents {
  const own = {
    keepAlive: false,
    lookup: connectionLookup(allowPrivateTargets ? lookup : publicLookup(lookup)),
  };
  return { http: new HttpAgent(own), https: new HttpsAgent(own) };
}

/** What the head of an answer says. */
interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/**
 * The head of the answer. Rejects in every other case, and always in time: a receiver that switches
 * protocols ends the request without an answer or an error.
 */
function answerOf(request: Request, withinMs: number): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const tooLate = new Unanswered(`The receiver did not answer within ${withinMs / 1000} s`);
    const timer = setTimeout(() => reject(tooLate), withinMs);
    request.once('response', ({ statusCode: status, headers }: Response) =>
      resolve({ status, retryAfter: headers['retry-after'] }),
    );
    request.once('error', reject);
    request.once('close', () => {
      clearTimeout(timer);
      reject(new Unanswered('The receiver ended the connection without an answer'));
    });
  });
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function outcomeOf(at: number, { status, retryAfter }: Answered): AttemptOutcome {
  const delivered = status >= 200 && status < 300;
  const error = delivered ? null : refusal(status);
  return { at, delivered, status, error, retryAfterMs: retryAfterMs(retryAfter, at) };
}

function refusal(status: number): string {
  const answered = `The receiver answered ${status}`;
  if (!REDIRECTS.includes(status)) return answered;
  return `${answered}: redirects are not followed; subscribe the address that it points to`;
}
