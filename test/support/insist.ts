import { within } from '../../service/system/polling.ts';
import type { Desk } from './desk.ts';

/** An answer after which asking again would change nothing. */
export interface Definite {
  readonly status: number;
  readonly body: unknown;
}

interface Asked {
  readonly path: string;
  readonly body: object;
  /** The same for every try. */
  readonly key: string;
}

/** Longer than any outage that a test makes. */
const TIMEOUT_MS = 120_000;

/**
 * Sends one request, under its key, until the answer is definite, as a careful client does whose
 * service comes and goes. Throws where it never is, and where an answer that is not does not say when
 * to come back.
 */
export async function insist(desk: Desk, asked: Asked): Promise<Definite> {
  let answer: Definite | null = null;
  let before = 'nothing';
  let untimed = '';
  await within(TIMEOUT_MS, async () => {
    try {
      const response = await desk.post(asked.path, asked.body, asked.key);
      const text = await response.text();
      before = `${response.status}: ${text}`;
      if (!isLater(response.status)) {
        answer = { status: response.status, body: JSON.parse(text) as unknown };
      } else if (!saysWhen(response)) untimed = before;
    } catch (error) {
      // The service is gone, or was killed before it had answered.
      before = String(error);
    }
    return answer !== null;
  });
  if (answer === null) throw new Error(`No definite answer to ${asked.path}; at last ${before}`);
  if (untimed !== '') throw new Error(`An answer does not say when to come back: ${untimed}`);
  return answer;
}

function saysWhen({ headers }: Response): boolean {
  return Number(headers.get('Retry-After')) > 0;
}

/** Too busy, or something that the API needs is away for the moment. */
function isLater(status: number): boolean {
  return status === 429 || status === 503;
}
