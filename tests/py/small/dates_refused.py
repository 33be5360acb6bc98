"""What dates and times refuse, in CPython's words; no line of the library shows in their tracebacks."""
import datetime as dt
import traceback

day, now = dt.date(2024, 1, 1), dt.datetime(2024, 1, 1)
aware = dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc)
for f in (lambda: day < now, lambda: now - aware, lambda: now < aware, lambda: day + 1, lambda: now + 5, lambda: dt.timedelta(1) < 5, lambda: dt.time(1) - dt.time(1),
          lambda: dt.time(1) < dt.time(1, tzinfo=dt.timezone.utc), lambda: dt.date(2024, 13, 1), lambda: dt.date(2024, 1), lambda: dt.date(), lambda: dt.datetime(2024),
          lambda: dt.date.fromisoformat('2024-13-01'), lambda: dt.date.fromisoformat('x'), lambda: dt.date.fromisoformat(5), lambda: dt.time.fromisoformat('99:99'),
          lambda: dt.datetime.fromisoformat('zz'), lambda: dt.timedelta(999999999) * 2, lambda: dt.date.max + dt.timedelta(1), lambda: dt.date.fromordinal(0),
          lambda: dt.datetime.combine(1, 2), lambda: dt.datetime(2024, 1, 1, tzinfo=5), lambda: dt.timezone(5), lambda: dt.tzinfo().utcoffset(None),
          lambda: dt.datetime.now(5), lambda: now.astimezone(5), lambda: sum([dt.timedelta(1)]), lambda: abs(day), lambda: len(day), lambda: day.nope,
          lambda: dt.timezone.utc.utcoffset(5), lambda: dt.timedelta('x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, [frame.name for frame in traceback.extract_tb(e.__traceback__)], e.__suppress_context__ or e.__context__)
count = 0
for i in range(400):
    try:
        dt.date(2024, i % 14, 1) - day
    except ValueError:
        count += 1
print(count)
