import { businessTimes, type TakenCase } from './answers.ts';
import type { ApiClient } from './api-client.ts';
import { ZONE } from './incident.ts';

const MOST_ITEMS = 1_000;

type TakenClock = TakenCase['clocks'][number];

/**
 * How many minutes of its own hours each clock took to be met, pauses left out, as the service
 * measures them: `POST /v1/business-time`. Null for those that were not met in time.
 */
export async function measuredMinutes(
  api: ApiClient,
  clocks: readonly TakenClock[],
): Promise<readonly (number | null)[]> {
  const items = clocks.flatMap((clock, index) =>
    stretches(clock).map((stretch) => ({ index, body: itemOf(clock, stretch) })),
  );
  const minutes = clocks.map(({ state }): number | null => (state === 'met' ? 0 : null));
  for (let from = 0; from < items.length; from += MOST_ITEMS) {
    const batch = items.slice(from, from + MOST_ITEMS);
    const body = { items: batch.map((item) => item.body) };
    const answer = await api.post('/v1/business-time', businessTimes, body, null);
    for (const [at, { businessMinutes }] of answer.items.entries()) {
      const index = batch[at]?.index ?? -1;
      minutes[index] = (minutes[index] ?? 0) + businessMinutes;
    }
  }
  return minutes;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The time from start to answer, without the pauses. */
function stretches({ state, startedAt, metAt, pauses }: TakenClock): readonly Stretch[] {
  if (state !== 'met' || metAt === null) return [];
  const starts = [startedAt, ...pauses.map(({ to }) => to)];
  const ends = [...pauses.map(({ from }) => from), metAt];
  return starts.map((start, index) => ({ start, end: ends[index] ?? metAt }));
}

function itemOf({ calendar }: TakenClock, { start, end }: Stretch) {
  const place = calendar === null ? {} : { region: 'BR', timeZone: ZONE };
  return {
    calendar,
    ...place,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
  };
}
