"""What programs ask of sys and time."""
import sys
import time
from time import perf_counter as clock


def deltas(rounds):
    """Clocks never go back."""
    good = 0
    before = clock()
    for _ in range(rounds):
        now = time.perf_counter()
        if now >= before and time.monotonic() > 0:
            good += 1
        before = now
    return good


def depth():
    frame, n = sys._getframe(), 0
    while frame is not None:
        frame, n = frame.f_back, n + 1
    return n


print(deltas(300), type(time.time()).__name__, type(time.perf_counter_ns()).__name__, time.time() > 1.6e9)
start = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - start >= 0.009)
print(len(sys.argv), sys.version_info[0], sys.version_info >= (3, 9), sys.byteorder, sys.maxsize >= 2 ** 31 - 1, sys.getrecursionlimit(), sys.platform != "", type(sys.path).__name__)
print(sys.exc_info(), "sys" in sys.modules, sys.modules["__main__"].__name__, sys.modules[__name__] is sys.modules["__main__"], sys.float_info.max, sys.float_info.epsilon, sys.stdout.fileno(), sys.intern("abc") == "abc")
base = depth()
print((lambda: depth())() - base, sys._getframe().f_code.co_name, sys._getframe().f_lineno > 0)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, str(sys.exc_info()[1]))
try:
    sys.exit("message")
except SystemExit as error:
    print(error.code)
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
