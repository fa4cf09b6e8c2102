"""The zones of a file as its VTIMEZONEs have them."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import tzdata
from icalendar import Calendar, Component

# From an instant on, clocks are so far ahead of UTC.
Observance = tuple[datetime, timedelta]

EARLIEST = datetime.min.replace(tzinfo=timezone.utc)
LATEST = datetime.max.replace(tzinfo=timezone.utc)


class Zone:
    def __init__(self, observances: list[Observance], known: ZoneInfo | None) -> None:
        self.observances = sorted(observances)
        self.known = known

    def offset(self, instant: datetime) -> timedelta:
        begun = [offset for start, offset in self.observances if start <= instant]
        if not begun:
            raise ValueError(f"no VTIMEZONE speaks of {instant}")
        return begun[-1]

    def wall_time(self, instant: datetime) -> datetime:
        return (instant + self.offset(instant)).replace(tzinfo=None)

    def instant(self, shown: datetime) -> datetime:
        """When clocks show this: the first time that they do; where they jump over it, by the
        offset before the jump (RFC 5545, 3.3.5)."""
        read = shown.replace(tzinfo=timezone.utc)
        ends = [start for start, _ in self.observances[1:]] + [LATEST]
        before = None
        for (start, offset), end in zip(self.observances, ends):
            instant = read - offset
            if instant < end:
                is_jumped = before is not None and instant < start
                return read - before if is_jumped else instant
            before = offset
        raise ValueError(f"no VTIMEZONE speaks of {shown}")

    def check(self, instant: datetime) -> None:
        """Compares what the file says with what others know of the zone."""
        if self.known is None:
            return
        said, known = self.offset(instant), instant.astimezone(self.known).utcoffset()
        if said != known:
            raise ValueError(f"VTIMEZONE says {said} of {instant}, which is {known}")


def read_zones(calendar: Calendar, zone_data: str) -> dict[str, Zone]:
    """Releases of zone data differ where law is new: only the same one can be compared."""
    zones = {"UTC": Zone([(EARLIEST, timedelta())], None)}
    for component in calendar.walk("VTIMEZONE"):
        name = str(component["TZID"])
        known = ZoneInfo(name) if tzdata.IANA_VERSION == zone_data else None
        zones[name] = Zone([read_observance(each) for each in component.subcomponents], known)
    return zones


def read_observance(component: Component) -> Observance:
    if "RRULE" in component:
        raise ValueError("a VTIMEZONE that recurs is not read here")
    before, after = component["TZOFFSETFROM"].td, component["TZOFFSETTO"].td
    # The local time at which it begins is that of the offset before it.
    begins = component["DTSTART"].dt.replace(tzinfo=timezone.utc) - before
    return begins, after
