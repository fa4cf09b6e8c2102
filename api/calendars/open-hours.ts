import type { z } from 'zod';
import type { LocalCalendar } from '../../domain/offering/calendar.ts';
import { notesBetween } from '../../domain/offering/notes-between.ts';
import { toIso, type Instant } from '../../domain/time/instant.ts';
import { formatLocal } from '../../domain/time/local-text.ts';
import { segmentsBetween } from '../../domain/time/segments.ts';
import type { TimeSegment } from '../../domain/time/time-segment.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import type { openHours } from './schema.ts';

/** When a calendar is open and when it is closed between two instants; `to` is exclusive. */
export function openHoursView(
  local: LocalCalendar,
  from: Instant,
  to: Instant,
): z.input<typeof openHours> {
  const { id, version, timeZone } = local.calendar;
  const segments = segmentsBetween(local.calendar, from, to).map((each) =>
    segmentView(each, timeZone),
  );
  const open = segments.filter(({ kind }) => kind === 'open');
  return {
    calendar: id,
    version,
    timeZone,
    zoneDataVersion: newestZoneData(),
    from: toIso(from),
    to: toIso(to),
    segments,
    openSeconds: open.reduce((sum, { seconds }) => sum + seconds, 0),
    // `to` is exclusive: at New Year it belongs to another year.
    notes: notesBetween(local, from, to - 1),
  };
}

function segmentView({ from, to, kind, name }: TimeSegment, zone: string) {
  return {
    from: toIso(from),
    fromLocal: formatLocal(from, zone),
    to: toIso(to),
    toLocal: formatLocal(to, zone),
    kind: kind === 'counted' ? 'open' : kind,
    ...(name !== undefined && { name }),
    seconds: (to - from) / 1000,
  } as const;
}
