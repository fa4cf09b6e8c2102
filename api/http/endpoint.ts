import type { Request } from 'express';
import { z } from 'zod';
import { validate } from '../../catalogue/schema/validate.ts';
import { localeOf, LOCALES, type Locale, type Reader } from '../../domain/text/words/locale.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ApiKey } from '../../ledger/types/api-keys.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { invalidBody, invalidQuery, notFound } from './problems.ts';

type Method = 'get' | 'post' | 'patch' | 'delete';

/** The caller: the parts of its key that a handler needs. */
export type Caller = Pick<ApiKey, 'id' | 'name'>;

/** What a handler receives, all of it checked and read. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  readonly now: Instant;
  /** Whether the caller prefers plain text to JSON; only for endpoints that offer both. */
  readonly asText: boolean;
  /** The language for sentences in the answer. */
  readonly reader: Reader;
  /** The `Idempotency-Key` as it was sent. */
  readonly idempotencyKey: string | null;
  /** Method and path, decoded and without a trailing slash: `POST /v1/cases`. */
  readonly address: string;
  /** The body as it was sent, before its schema read it. */
  readonly sentBody: unknown;
  /** The query as it was sent, before its schema read it. */
  readonly sentQuery: unknown;
  /** Whether the caller still waits for the answer. */
  readonly isAwaited: () => boolean;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent instead of a body. */
  readonly text?: string;
  /** The media type of `text`; text/plain by default. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer of an endpoint, for the OpenAPI document. */
export interface AnswerDoc {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  /** An example of the same as text/plain, if it can be asked for by `Accept`. */
  readonly textExample?: string;
  /** For an answer that is never JSON: the media type of its text, and an example. */
  readonly file?: { readonly mediaType: string; readonly example: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an endpoint takes, answers and does. Routing, checks and OpenAPI are derived from it. */
export interface EndpointSpec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/cases/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Needs no key. */
  readonly open?: boolean;
  /** What the path's id names (`case`), for the 404. */
  readonly noun?: string;
  /** What it takes; nothing by default. */
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /**
   * What `body` really has to be, if it accepts anything as an item because items are checked one by one
   * later.
   */
  readonly documentedBody?: z.ZodType;
  readonly bodyExample?: unknown;
  /** Takes many items and stores none of them: 4 MiB instead of 256 kB. */
  readonly batch?: boolean;
  readonly idempotent?: boolean;
  /** Only reads, although it is not a GET. */
  readonly changesNothing?: boolean;
  /** The path under which a 201 creates something; the endpoint's own by default. */
  readonly createdUnder?: string;
  readonly answers: Readonly<Record<number, AnswerDoc>>;
  readonly problems?: readonly ProblemCode[];
  /** Its answer has sentences in the language of `Accept-Language`. */
  readonly localized?: boolean;
  /** Rules of the offerings may refuse it with 422; their codes are data. */
  readonly refusals?: boolean;
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Answer | Promise<Answer>;
}

type Taken<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };

export interface Endpoint {
  readonly spec: Omit<EndpointSpec<z.ZodObject, z.ZodObject, z.ZodType>, 'handle' | keyof Nothing> &
    Taken<z.ZodObject, z.ZodObject, z.ZodType>;
  /** Throws `Problem`, and whatever the dependencies of its handler throw. */
  run(request: Request, caller: Caller, now: Instant): Promise<Answer>;
}

/** What an endpoint takes by default. A body that it does not ask for is ignored. */
export const NO_INPUT = {
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.unknown(),
};

type Nothing = typeof NO_INPUT;

/** Whether all of its body may be absent, so that no body at all says the same as an empty object. */
export function isBodyOptional({ body }: Pick<Endpoint['spec'], 'body'>): boolean {
  return body !== NO_INPUT.body && body.safeParse({}).success;
}

function isTextual({ answers }: Pick<Endpoint['spec'], 'answers'>): boolean {
  return Object.values(answers).some(({ textExample }) => textExample !== undefined);
}

/** Ten times what browsers send; 60 kB of commas would take some 50 ms to be understood. */
const MAX_ACCEPTED = 1_000;

/** The first of our languages that the caller accepts; English if there is none, or if it names far too many. */
function localeFor(request: Request): Locale {
  if ((request.get('Accept-Language') ?? '').length > MAX_ACCEPTED) return localeOf(null);
  return localeOf(request.acceptsLanguages(LOCALES.map(baseOf)) || null);
}

/** The base language: a caller that asks for `zh-CN` accepts `zh`, but not `zh-Hans`. */
function baseOf(locale: Locale): string {
  return locale.split('-')[0] ?? locale;
}

/**
 * Adds headers that say in which language an answer is, and that it depends on what was asked for. A
 * replayed answer is in the language in which it was first given. If there is a text form, the JSON form
 * has only data, in no language.
 */
function inLanguage(answer: Answer, { locale }: Reader, hasText: boolean): Answer {
  const isKept = answer.headers?.['Idempotent-Replayed'] !== undefined;
  const isData = hasText && answer.text === undefined;
  const language = isKept || isData ? {} : { 'Content-Language': locale };
  return {
    ...answer,
    headers: { ...answer.headers, Vary: 'Accept, Accept-Language', ...language },
  };
}

/** Combines a handler with the schemas of what it takes. */
export function endpoint<
  P extends z.ZodObject = Nothing['params'],
  Q extends z.ZodObject = Nothing['query'],
  B extends z.ZodType = Nothing['body'],
>(spec: EndpointSpec<P, Q, B>): Endpoint {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- NO_INPUT has the types of the defaults
  const { params, query, body } = { ...NO_INPUT, ...spec } as unknown as Taken<P, Q, B>;
  const hasText = isTextual(spec);
  const isOptional = isBodyOptional({ body });
  return {
    spec: { ...spec, params, query, body },
    async run(request, caller, now) {
      const path = validate(params, request.params);
      if ('errors' in path) throw notFound(`${spec.noun ?? 'thing'} with this id`);
      const asked = validate(query, request.query);
      if ('errors' in asked) throw invalidQuery(asked.errors);
      const sentBody: unknown = request.body === undefined && isOptional ? {} : request.body;
      const sent = validate(body, sentBody);
      if ('errors' in sent) throw invalidBody(sent.errors);
      const reader = { locale: localeFor(request), timeZone: null };
      const answer = await spec.handle({
        params: path.value,
        query: asked.value,
        body: sent.value,
        caller,
        now,
        asText: hasText && request.accepts(['json', 'text']) === 'text',
        reader,
        idempotencyKey: request.get('Idempotency-Key') ?? null,
        address: `${request.method} ${decodeURIComponent(request.path).replace(/\/+$/, '')}`,
        sentBody,
        sentQuery: request.query,
        isAwaited: () => !request.socket.destroyed,
      });
      return spec.localized ? inLanguage(answer, reader, hasText) : answer;
    },
  };
}
