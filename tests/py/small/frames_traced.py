"""Frames and tracebacks as objects, trace and profile functions."""

import sys
import types


def frames():
    here = sys._getframe()
    a, b = 1, [2]
    inner = lambda: sys._getframe().f_back is here
    return here is sys._getframe(), inner(), here.f_code.co_name, sorted(here.f_locals), here.f_back is sys._getframe(1), here


*said, frame = frames()
print(said, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_locals["b"], frame.f_back.f_code.co_name)
frame.clear()
print(dict(frame.f_locals), frame.f_globals is globals())
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)


def fails(x):
    y = x + 1
    return y / 0


try:
    fails(4)
except ZeroDivisionError as e:
    tb = e.__traceback__
print(tb.tb_frame is sys._getframe(), tb.tb_next.tb_frame.f_locals, tb.tb_next.tb_next, tb.tb_next.tb_lineno - fails.__code__.co_firstlineno)
made = types.TracebackType(tb, frame, 6, 123)
print(made.tb_next is tb, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
for bad in [(None, 5, 1, 1), (5, frame, 1, 1), (None, frame, "x", 1), (None, frame, 1, "x")]:
    try:
        types.TracebackType(*bad)
    except TypeError as e:
        print(e)
try:
    tb.tb_next = made
except ValueError as e:
    print(e)

events = []


def trace(frame, event, argument):
    first = frame.f_code.co_firstlineno
    what = argument[0].__name__ if event == "exception" else argument
    events.append((frame.f_code.co_name, event, frame.f_lineno - first, what))
    return trace


def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total


def numbers():
    yield 1
    yield 2


def raises():
    raise KeyError("x")


sys.settrace(trace)
loop(2)
list(numbers())
try:
    raises()
except KeyError:
    pass
sys.settrace(None)
for event in events:
    print(*event)
print(sys.gettrace(), loop(500))

events.clear()
sys.setprofile(lambda frame, event, argument: events.append((frame.f_code.co_name, event)))
loop(1)
sys.setprofile(None)
print([e for e in events if not e[1].startswith("c_")])


def angry(frame, event, argument):
    raise LookupError("tracer")


sys.settrace(angry)
try:
    loop(1)
except LookupError as e:
    print(e, sys.gettrace())


def named():
    received = yield
    print("received", received)


g = named()
g.__name__, g.__qualname__ = "other", "some.other"
print(g.__name__, g.__qualname__, repr(g)[:29], g.gi_frame.f_locals, named.__name__)
next(g)
print(g.gi_frame.f_lineno - named.__code__.co_firstlineno, g.gi_suspended, g.gi_running)
try:
    g.gi_frame.clear()
except RuntimeError as e:
    print(e)


def outer():
    try:
        yield from named()
    finally:
        print([f.f_code.co_name for f in stack()])


def stack():
    frame = sys._getframe(1)
    while frame.f_code.co_name != "<module>":
        yield frame
        frame = frame.f_back


def resumed(gens):
    seen = []
    for g in gens:
        next(g)
        try:
            g.throw(ValueError("thrown"))
        except ValueError as e:
            seen.append(str(e))
    return len(seen)


print(resumed([outer(), outer()]))


def handling():
    try:
        raise ValueError
    except ValueError:
        yield type(sys.exception()).__name__
    yield sys.exception()


def alternating(turns):
    seen = []
    for _ in range(turns):
        g = handling()
        try:
            raise IndexError
        except IndexError:
            first = next(g)
        seen.append((first, next(g), sys.exception()))
    return set(seen)


print(alternating(300))
