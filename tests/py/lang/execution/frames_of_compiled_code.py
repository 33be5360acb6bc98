# The library looks at frames that compiled code has in hand.
import inspect
import logging
import traceback
import warnings
from collections import namedtuple


def stack(i):
    lines = traceback.extract_stack(limit=3)
    return [(f.name, f.line) for f in lines]


def through(i):
    return stack(i)


def many():
    last = None
    for i in range(300):
        last = through(i)
    return last


print(many())


class Sink(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = set()

    def emit(self, record):
        self.lines.add((record.funcName, record.lineno, record.getMessage()))


log = logging.getLogger("frames")
log.propagate = False
log.setLevel(logging.INFO)
sink = Sink()
log.addHandler(sink)


def work(i):
    log.info("turn %d", i % 3)


def run():
    for i in range(200):
        work(i)
    log.info("done")


run()
print(sorted(sink.lines))


def old(i):
    warnings.warn("old %d" % (i % 2), DeprecationWarning, stacklevel=2)
    return i


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    def use(n):
        total = 0
        for i in range(n):
            total += old(i)
        return total

    print(use(200), len(caught), {w.lineno for w in caught}, sorted({str(w.message) for w in caught}))


def made(n):
    classes = set()
    for i in range(n):
        P = namedtuple("P", "x y")
        classes.add(P.__module__)
        if i > 20:
            break
    return classes


print(made(30))


def deep(n):
    if n == 0:
        return len(inspect.stack())
    return deep(n - 1)


base_depth = len(inspect.stack())
print([deep(n) - base_depth for n in (0, 1, 5, 40)] * 2)
