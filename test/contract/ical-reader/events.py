"""Events, expanded in wall time, as RFC 5545 says, and placed in their zone afterwards."""

from datetime import date, datetime, time, timedelta, timezone

from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar, Event

from zones import Zone, read_zones


def read_events(calendar: Calendar, start: datetime, end: datetime, zone_data: str) -> list[dict]:
    zones = read_zones(calendar, zone_data)
    return [read_event(event, zones, start, end) for event in calendar.walk("VEVENT")]


def read_event(event: Event, zones: dict[str, Zone], start: datetime, end: datetime) -> dict:
    first = event["DTSTART"].dt
    zone = zones[event["DTSTART"].params.get("TZID", "UTC")]
    begins, ends = wall_time(first), end_of(event)
    # With DTEND every occurrence has the same exact duration.
    duration = zone.instant(ends) - zone.instant(begins)
    if duration.total_seconds() <= 0:
        raise ValueError(f"{event['UID']} ends before it begins")
    all_day = not isinstance(first, datetime)
    starts = [zone.instant(each) for each in starts_of(event, begins, zone, end)]
    occurrences = [(each, each + duration) for each in starts if start <= each < end]
    for instant in (each for pair in occurrences for each in pair):
        zone.check(instant)
    return {
        "uid": str(event["UID"]),
        "name": str(event.get("SUMMARY", "")),
        "allDay": all_day,
        "occurrences": [{"from": text(a, all_day), "to": text(b, all_day)} for a, b in occurrences],
    }


def end_of(event: Event) -> datetime:
    """Without DTEND, a date is a day."""
    if "DTEND" in event:
        return wall_time(event["DTEND"].dt)
    if "DURATION" in event or isinstance(event["DTSTART"].dt, datetime):
        raise ValueError(f"{event['UID']}: only DTEND is read here")
    return wall_time(event["DTSTART"].dt) + timedelta(days=1)


def starts_of(event: Event, begins: datetime, zone: Zone, end: datetime) -> list[datetime]:
    if "RRULE" not in event:
        return [begins]
    rules = rruleset()
    rules.rrule(rrulestr(rule_of(event, zone, end), dtstart=begins))
    for excluded in exclusions_of(event):
        rules.exdate(excluded)
    return list(rules)


def rule_of(event: Event, zone: Zone, end: datetime) -> str:
    """With UNTIL in wall time, as is everything that it is compared with, and no later than asked."""
    rule = event["RRULE"]
    last = wall_time(end) + timedelta(days=1)
    for until in rule.get("UNTIL", []):
        aware = isinstance(until, datetime) and until.tzinfo is not None
        last = min(last, zone.wall_time(until) if aware else wall_time(until))
    rule["UNTIL"] = [last]
    return rule.to_ical().decode()


def exclusions_of(event: Event) -> list[datetime]:
    listed = event.get("EXDATE", [])
    lists = listed if isinstance(listed, list) else [listed]
    return [wall_time(each.dt) for one in lists for each in one.dts]


def wall_time(moment: date) -> datetime:
    """What clocks show. A date is its midnight."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def text(instant: datetime, all_day: bool) -> str:
    shown = instant.astimezone(timezone.utc)
    return shown.strftime("%Y-%m-%d" if all_day else "%Y-%m-%dT%H:%M:%SZ")
