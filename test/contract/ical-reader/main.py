"""Reads iCalendar with libraries that know nothing of ours, and expands every event.

Each line of the input is a request in JSON: a file, the instants between which its events are
expanded (RFC 3339), and the release of zone data that whoever wrote it has. Each line of the output
answers one: the events, or an error.
"""

import json
import sys
from datetime import datetime

from events import read_events
from parse import parse


def answer(request: dict) -> dict:
    try:
        calendar = parse(request["file"])
        start, end = (datetime.fromisoformat(request[name]) for name in ("from", "to"))
        return {"events": read_events(calendar, start, end, request["zoneData"])}
    except Exception as error:  # whatever a library finds wrong is the answer
        return {"error": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
