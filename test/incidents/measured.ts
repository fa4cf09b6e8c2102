import { businessTimes, type SupportCase } from './answers.ts';
import { ZONE } from './incident.ts';
import type { Setting } from './setting.ts';

/**
 * How many minutes of its own hours a clock took to be met, pauses left out, as the service measures
 * them: `POST /v1/business-time`. Null for one that was not met in time.
 */
export async function measuredMinutes(
  setting: Setting,
  { state, calendar, startedAt, metAt, pauses }: SupportCase['clocks'][number],
): Promise<number | null> {
  if (state !== 'met' || metAt === null) return null;
  const starts = [startedAt, ...pauses.map(({ to }) => to)];
  const ends = [...pauses.map(({ from }) => from), metAt];
  const items = starts.map((start, index) => ({
    calendar,
    ...(calendar !== null && { region: 'BR', timeZone: ZONE }),
    start: new Date(start).toISOString(),
    end: new Date(ends[index] ?? metAt).toISOString(),
  }));
  const answer = await setting.compute('/v1/business-time', { items }, businessTimes);
  return answer.items.reduce((sum, item) => sum + item.businessMinutes, 0);
}
