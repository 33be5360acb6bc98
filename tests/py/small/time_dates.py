"""time: dates as tuples, their texts, clocks; datetime on them."""
# oracle: native
import os
import time

os.environ["TZ"] = "EST5EDT"
time.tzset()


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


epoch = time.gmtime(0)
print(epoch, epoch[:6], epoch.tm_zone, epoch.tm_gmtoff, len(epoch), epoch.tm_year)
summer = time.localtime(1_720_000_000.75)
print(summer, summer.tm_zone, summer.tm_gmtoff, summer.tm_isdst, time.mktime(summer))
print(time.tzname, time.timezone, time.altzone, time.daylight)
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %B %p %% %Z", summer), time.strftime("\u00e9 %y", epoch), repr(time.strftime("", epoch)))
print(time.asctime(epoch), "|", time.ctime(1_720_000_000), "|", time.asctime((2024, 2, 3, 4, 5, 6, 0, 1, 0)))
print(time.struct_time(range(9)), time.struct_time(range(11)).tm_zone, time.struct_time.n_fields, time.struct_time.n_sequence_fields)
attempt(time.struct_time, (1, 2))
attempt(time.struct_time, 5)
attempt(time.strftime, "%Y", (2000, 13, 1, 0, 0, 0, 0, 0, 0))
attempt(time.strftime, "%Y", (2000, 1, 1))
attempt(time.strftime, "%Y", 5)
attempt(time.strftime, 5)
attempt(time.gmtime, "x")
attempt(time.gmtime, 1e30)
attempt(time.sleep, -1)
attempt(time.get_clock_info, "nothing")
info = time.get_clock_info("monotonic")
print(info.monotonic, info.adjustable, info.implementation, time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_gettime_ns(time.CLOCK_REALTIME) > 10**18)
print(time.thread_time_ns() >= 0, time.clock_getres(time.CLOCK_MONOTONIC) < 1)
