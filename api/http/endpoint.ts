import type { Request } from 'express';
import { z } from 'zod';
import { localeOf, LOCALES, type Locale, type Reader } from '../../domain/text/words/locale.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ApiKey } from '../../ledger/types.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { invalidBody, invalidQuery, notFound } from './problems.ts';
import { validate } from './validate.ts';

type Method = 'get' | 'post' | 'patch' | 'delete';

/** Who asks: the parts of its key that a handler needs. */
export type Caller = Pick<ApiKey, 'id' | 'name'>;

/** What a handler gets: everything checked and read. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  readonly now: Instant;
  /** Whether plain text is preferred to JSON; only of endpoints that answer both. */
  readonly asText: boolean;
  /** In which language the sentences of the answer are. */
  readonly reader: Reader;
  /** The `Idempotency-Key` as it was sent. */
  readonly idempotencyKey: string | null;
  /** Method and path as they were sent, `POST /v1/cases`. */
  readonly address: string;
  /** The body as it was sent, before its schema read it. */
  readonly sentBody: unknown;
  /** Whether the caller still waits for the answer. */
  readonly isAwaited: () => boolean;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent instead of a body. */
  readonly text?: string;
  /** Of the text; text/plain where absent. */
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One way in which an endpoint answers, for the OpenAPI document. */
export interface AnswerDoc {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly example?: unknown;
  /** An example of the same as text/plain, where it can be asked for by `Accept`. */
  readonly textExample?: string;
  /** Where it is never JSON: the media type of the text that it is, and an example. */
  readonly file?: { readonly mediaType: string; readonly example: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an endpoint takes, what it answers and what it does: routing, checks and OpenAPI follow. */
export interface EndpointSpec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/cases/{id}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Answers without a key. */
  readonly open?: boolean;
  /** What the path's id names (`case`), for the 404. */
  readonly noun?: string;
  /** What it takes: nothing where absent. */
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Where `body` lets through what is judged later, item by item: what an item really has to be. */
  readonly documentedBody?: z.ZodType;
  readonly bodyExample?: unknown;
  /** Takes many items at once and keeps nothing of them: 4 MiB instead of 256 kB. */
  readonly batch?: boolean;
  readonly idempotent?: boolean;
  /** Of what is no GET: tells something and leaves everything as it is. */
  readonly changesNothing?: boolean;
  /** Under which path a 201 makes something: its own, where this is absent. */
  readonly madeUnder?: string;
  readonly answers: Readonly<Record<number, AnswerDoc>>;
  readonly problems?: readonly ProblemCode[];
  /** Its answer has sentences in the language of `Accept-Language`. */
  readonly localized?: boolean;
  /** Refused by rules of the offerings, whose codes are data: 422. */
  readonly refusals?: boolean;
  readonly handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Answer | Promise<Answer>;
}

type Taken<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };

export interface Endpoint {
  readonly spec: Omit<EndpointSpec<z.ZodObject, z.ZodObject, z.ZodType>, 'handle' | keyof Nothing> &
    Taken<z.ZodObject, z.ZodObject, z.ZodType>;
  /** Throws `Problem` and whatever the ports throw. */
  run(request: Request, caller: Caller, now: Instant): Promise<Answer>;
}

/** What an endpoint takes that says nothing else; a body that nobody asked for is not looked at. */
export const NO_INPUT = {
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.unknown(),
};

type Nothing = typeof NO_INPUT;

function isTextual({ answers }: Pick<Endpoint['spec'], 'answers'>): boolean {
  return Object.values(answers).some(({ textExample }) => textExample !== undefined);
}

/** The first language that the caller accepts and we have, English where there is none. */
function localeFor(request: Request): Locale {
  return localeOf(request.acceptsLanguages(LOCALES.map(baseOf)) || null);
}

/** `zh-CN` accepts `zh`, and not `zh-Hans`. */
function baseOf(locale: Locale): string {
  return locale.split('-')[0] ?? locale;
}

/**
 * Says in which language an answer is, and that it could be in another one. One that was kept is in the
 * language in which it was first given; where text is to be had, JSON has data alone.
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

/** Ties a handler to the schemas of what it takes. */
export function endpoint<
  P extends z.ZodObject = Nothing['params'],
  Q extends z.ZodObject = Nothing['query'],
  B extends z.ZodType = Nothing['body'],
>(spec: EndpointSpec<P, Q, B>): Endpoint {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is absent has the type of nothing
  const { params, query, body } = { ...NO_INPUT, ...spec } as unknown as Taken<P, Q, B>;
  const hasText = isTextual(spec);
  return {
    spec: { ...spec, params, query, body },
    async run(request, caller, now) {
      const path = validate(params, request.params);
      if ('errors' in path) throw notFound(`${spec.noun ?? 'thing'} with this id`);
      const asked = validate(query, request.query);
      if ('errors' in asked) throw invalidQuery(asked.errors);
      const sent = validate(body, request.body);
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
        sentBody: request.body,
        isAwaited: () => !request.socket.destroyed,
      });
      return spec.localized ? inLanguage(answer, reader, hasText) : answer;
    },
  };
}
