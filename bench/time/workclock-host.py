"""The process of workclock, as host.ts is of the others: a line of JSON in, a line out.

Usage: workclock-host.py FOLDER WAY, where FOLDER holds the package and WAY is
  call    one call of the public API for each answer, on datetimes
  batch   one call of add_many or between_many for all answers, on lists of datetimes
  engine  as batch, but of the private module that is written in Rust, on lists of integers
"""

import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from time import process_time

sys.path.insert(0, sys.argv[1])
from workclock import Holidays, Schedule, WorkDay  # noqa: E402

WAY = sys.argv[2]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MINUTE = timedelta(minutes=1)
MICROSECONDS = 60_000_000


def wall(text):
    """24:00 is the midnight that ends an overnight shift."""
    hour, minute = map(int, text.split(":"))
    return time(hour % 24, minute)


def schedule_of(calendar):
    rules = [
        WorkDay(wall(start), wall(end), days=[DAYS.index(day)])
        for day, hours in calendar["weekly"].items()
        for start, end in hours
    ]
    rules.append(Holidays([date.fromisoformat(day) for day in calendar["holidays"]]))
    return Schedule(rules, time_zone=calendar["timeZone"])


def instant(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc)


def micros(when):
    return round(when.timestamp() * 1_000_000)


def timed(work):
    begun = process_time()
    results = work()
    return process_time() - begun, results


def ask_each(schedule, job, starts):
    amount = timedelta(minutes=job["minutes"])
    if job["operation"] == "add":
        seconds, ends = timed(lambda: [schedule.add(start, amount) for start in starts])
        return seconds, [(end - start) / MINUTE for start, end in zip(starts, ends)]
    pairs = [(start, start + amount) for start in starts]
    seconds, sums = timed(lambda: [schedule.between(a, b) for a, b in pairs])
    return seconds, [each / MINUTE for each in sums]


def ask_batch(schedule, job, starts):
    amount = timedelta(minutes=job["minutes"])
    if job["operation"] == "add":
        seconds, ends = timed(lambda: schedule.add_many(starts, amount))
        return seconds, [(end - start) / MINUTE for start, end in zip(starts, ends)]
    limits = [start + amount for start in starts]
    seconds, sums = timed(lambda: schedule.between_many(starts, limits))
    return seconds, [each / MINUTE for each in sums]


def ask_engine(schedule, job, starts):
    engine = schedule._schedule
    begins = [micros(start) for start in starts]
    amount = job["minutes"] * MICROSECONDS
    if job["operation"] == "add":
        amounts = [amount] * len(begins)
        seconds, ends = timed(lambda: engine.add_many(begins, amounts))
        return seconds, [(b - a) / MICROSECONDS for a, b in zip(begins, ends)]
    limits = [begin + amount for begin in begins]
    seconds, sums = timed(lambda: engine.between_many(begins, limits))
    return seconds, [each / MICROSECONDS for each in sums]


ASK = {"call": ask_each, "batch": ask_batch, "engine": ask_engine}[WAY]


def time_cold(job, starts, calendars):
    """The time of making each schedule and of its first call, one by one."""
    total, answers = 0.0, []
    for start, calendar in zip(starts, calendars):
        seconds, schedule = timed(lambda: schedule_of(calendar))
        more, answer = ASK(schedule, job, [start])
        total += seconds + more
        answers += answer
    return total, answers


class Host:
    def reply(self, request):
        op = request["op"]
        if op == "load":
            self.schedule = schedule_of(request["calendar"])
            self.starts = [instant(start) for start in request["starts"]]
            return {}
        if op == "answer":
            question = request["question"]
            schedule = schedule_of(request["calendar"])
            _, [answer] = ASK(schedule, question, [instant(question["start"])])
            return {"answer": answer}
        calls = request["calls"] if op == "time-warm" else len(request["calendars"])
        first = request["from"]
        starts = [self.starts[n % len(self.starts)] for n in range(first, first + calls)]
        if op == "time-warm":
            seconds, answers = ASK(self.schedule, request["job"], starts)
        else:
            seconds, answers = time_cold(request["job"], starts, request["calendars"])
        return {"seconds": seconds, "sum": sum(answers)}


host = Host()
for line in sys.stdin:
    try:
        reply = host.reply(json.loads(line))
    except Exception as error:
        reply = {"error": repr(error)}
    print(json.dumps(reply), flush=True)
