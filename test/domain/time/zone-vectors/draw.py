"""Draws vectors.csv, against which the zone data are tested: no test needs Python.

    pip install --target /tmp/tzdata tzdata==2026.6
    PYTHONPATH=/tmp/tzdata PYTHONTZPATH= python3 test/domain/time/zone-vectors/draw.py > test/domain/time/zone-vectors/vectors.csv

Offsets are read with Python's zoneinfo from IANA's own compiled files, whose rules for later years moment-timezone has
written out. A line is a zone, an instant in seconds and the offset in seconds ahead of UTC that begins there;
the offset one second before it is that of the line before.
"""

from datetime import datetime, timedelta, timezone
from importlib.metadata import version
from zoneinfo import TZPATH, ZoneInfo

RELEASE = "2026.6"
LAST_YEAR = 2090
STEP = timedelta(days=1)

# Zones by what is special about their clocks, and the first year that is drawn.
ZONES = {
    # Changed by the releases of 2026.
    "America/Vancouver": 2015, "America/Edmonton": 2015, "America/Havana": 2015, "Africa/Casablanca": 2015,
    "Africa/El_Aaiun": 2015, "Europe/Chisinau": 2015,
    # Both hemispheres, by rules that go on for ever.
    "Europe/Berlin": 1970, "America/New_York": 1970, "Australia/Sydney": 1990, "America/Santiago": 2010,
    "Pacific/Auckland": 2010,
    # Winter time that is put back, half an hour, three quarters, two hours, before midnight, on a Saturday evening.
    "Europe/Dublin": 1970, "Australia/Lord_Howe": 1980, "Pacific/Chatham": 2010, "Antarctica/Troll": 2005,
    "America/Nuuk": 2015, "Africa/Cairo": 2010, "Asia/Beirut": 2015, "Asia/Jerusalem": 2005, "Asia/Gaza": 2010,
    # Days that were skipped or came twice, double summer time, seconds, two changes within days.
    "Pacific/Apia": 1892, "Pacific/Kwajalein": 1960, "Asia/Manila": 1901, "Europe/London": 1915,
    "Africa/Monrovia": 1960, "Europe/Amsterdam": 1915, "America/Recife": 1999, "Africa/Freetown": 1930,
    "America/Caracas": 1960, "Asia/Pyongyang": 1900, "Asia/Kathmandu": 1980, "Asia/Shanghai": 1900,
    "Asia/Kolkata": 1900, "Europe/Moscow": 1910, "Europe/Istanbul": 2005, "America/Sao_Paulo": 1990,
    "Antarctica/Casey": 1965, "America/Argentina/San_Luis": 1985, "Asia/Calcutta": 1940, "UTC": 2020,
}


def offset(zone: ZoneInfo, instant: datetime) -> int:
    return int(instant.astimezone(zone).utcoffset().total_seconds())


def first_with(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second after `low` and up to `high` with another offset than `low`."""
    before = offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def turns(zone: ZoneInfo, first_year: int):
    instant = datetime(first_year, 1, 1, tzinfo=timezone.utc)
    yield instant
    end = datetime(LAST_YEAR + 1, 1, 1, tzinfo=timezone.utc)
    while instant < end:
        later = instant + STEP
        if offset(zone, later) == offset(zone, instant):
            instant = later
        else:
            instant = first_with(zone, instant, later)
            yield instant


if version("tzdata") != RELEASE or TZPATH:
    raise SystemExit(f"run it with tzdata {RELEASE} alone: PYTHONTZPATH= and PYTHONPATH as written above")
print("zone,instant,offset")
for name, first_year in ZONES.items():
    zone = ZoneInfo(name)
    for instant in turns(zone, first_year):
        print(f"{name},{int(instant.timestamp())},{offset(zone, instant)}")
