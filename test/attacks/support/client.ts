import { setTimeout } from 'node:timers/promises';
import type { Desk } from '../../support/desk.ts';

/** What a client that does as it is told got at last. */
export interface Answered {
  readonly status: number;
  readonly body: { readonly id?: string; readonly code?: string };
  /** How often it was told to come back later. */
  readonly postponed: number;
}

/** Sends a request until it is not answered with "later", which has to say when. */
export async function insist(
  desk: Desk,
  path: string,
  body: object,
  key: string,
): Promise<Answered> {
  for (let postponed = 0; ; postponed += 1) {
    const answer = await desk.post(path, body, key);
    const said = (await answer.json()) as Answered['body'];
    if (answer.status !== 503) return { status: answer.status, body: said, postponed };
    const seconds = Number(answer.headers.get('retry-after'));
    if (!(seconds > 0)) throw new Error(`${path} is postponed without a time`);
    await setTimeout(seconds * 1000);
  }
}
