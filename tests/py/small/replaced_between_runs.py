"""One source, several runs: something that the loop uses is another from the start, as the argument says."""
# runs: plain builtin global method attribute function
import builtins
import sys

scale = 3


def bonus(i):
    return i & 1


class Meter:
    offset = 4

    def read(self, i):
        return i + self.offset


def run(rounds):
    meter = Meter()
    total = 0
    for i in range(rounds):
        total += meter.read(i) * scale + abs(-i) + bonus(i)
    return total


what = sys.argv[1]
if what == "builtin":
    builtins.abs = lambda x: 1
elif what == "global":
    scale = 0.5
elif what == "method":
    Meter.read = lambda self, i: -self.offset
elif what == "attribute":
    Meter.offset = 1000
elif what == "function":
    bonus = len([]).__add__
print(what, run(600), run(600))
