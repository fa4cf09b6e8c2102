import { once } from 'node:events';
import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import type { HostRule } from '../system/own-hosts.ts';
import { SERVER_HOST } from './server-arguments.ts';

export interface UiProxyOptions {
  /** Where people reach the Temporal UI, on loopback. */
  readonly port: number;
  /** Where the Temporal UI itself listens, on loopback. */
  readonly ownUiPort: number;
  readonly isOwnHost: HostRule;
  /** How long the Temporal UI may send nothing, in milliseconds. */
  readonly silenceMs?: number;
}

export interface UiProxy {
  /** Ends what is under way too. */
  stop(): Promise<void>;
}

/** The Temporal UI holds a request for new events for up to a minute. */
const SILENCE_MS = 120_000;
/** What browsers send is small: whoever takes longer for it holds connections open. */
const REQUEST_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000 };
/** More requests wait for those under way. */
const MAX_CONNECTIONS = 64;

/**
 * Stands before the Temporal UI, which asks nobody who they are and answers to any host name: lets
 * through what comes for a host of ours and from no other origin, and refuses the rest with 403.
 * Rejects as a server that can't listen does.
 */
export async function startUiProxy(options: UiProxyOptions): Promise<UiProxy> {
  const { port, isOwnHost } = options;
  const agent = new Agent({ maxSockets: MAX_CONNECTIONS });
  const server = createServer(REQUEST_LIMITS, (asked, response) => {
    if (isMeant(asked, isOwnHost)) pass(asked, response, options, agent);
    else say(response, 403, refusal(port));
  });
  server.listen({ host: SERVER_HOST, port, exclusive: true });
  await once(server, 'listening');
  return {
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

/** Whether a request is for a host of ours, and from one of its own pages or from none. */
function isMeant({ headersDistinct, url = '' }: IncomingMessage, isOwnHost: HostRule): boolean {
  const { host, origin: [origin] = [] } = headersDistinct;
  // A whole address as the target would name a host of its own.
  if (!url.startsWith('/') || !isOwnHost(host)) return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host?.[0]);
}

function pass(
  asked: IncomingMessage,
  response: ServerResponse,
  { ownUiPort, silenceMs = SILENCE_MS }: UiProxyOptions,
  agent: Agent,
): void {
  const passed = request({
    host: SERVER_HOST,
    port: ownUiPort,
    agent,
    method: asked.method,
    path: asked.url,
    headers: endToEnd(asked.headers),
    timeout: silenceMs,
  });
  passed.once('response', (answer) => {
    const { 'transfer-encoding': _chosenAnew, ...headers } = endToEnd(answer.headers);
    response.writeHead(answer.statusCode ?? 502, headers);
    pipeline(answer, response, () => {});
  });
  passed.once('timeout', () => {
    giveUp(response, 504, 'The Temporal UI does not answer. Load the page again in a moment.');
  });
  passed.on('error', () => {
    giveUp(response, 502, 'The Temporal UI cannot be reached. Load the page again in a moment.');
  });
  // Whoever has gone waits for nothing, and what was given up is not wanted any more.
  response.once('close', () => passed.destroy());
  pipeline(asked, passed, () => {});
}

/** Meant for one connection, by RFC 9110, like what `Connection` names. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade'];
/** Stay whatever it names: a body without its frame would be read as a request that nobody checked. */
const KEPT: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'host']);

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  const dropped = new Set([...HOP_BY_HOP, ...named.filter((name) => !KEPT.has(name))]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

function refusal(port: number): string {
  return (
    `This Temporal UI answers to its own address alone, and to no page of another one: open http://${SERVER_HOST}:${port}, ` +
    'or set SLA_TEMPORAL_UI_URL to where you reach it, or SLA_ALLOWED_HOSTS to its further names.'
  );
}

function giveUp(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) response.destroy();
  else say(response, status, sentence);
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .end(`${sentence}\n`);
}
