"""Traceback objects: the chain, tb_lineno, changing tb_next, with_traceback."""
import traceback
import types


def a(n):
    return b(n)


def b(n):
    return n / (n - n)


def names(tb):
    result = []
    while tb is not None and len(result) < 10:
        result.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return result


try:
    a(1)
except ZeroDivisionError as e:
    kept = e
print(names(kept.__traceback__))
tb = kept.__traceback__
again = types.TracebackType(None, tb.tb_frame, tb.tb_lasti, 77)
print(names(again), tb.tb_next is not None)
tb.tb_next = None
print(names(tb))
for value in (tb, 1):
    try:
        tb.tb_next = value
    except (ValueError, TypeError) as e:
        print(e)
try:
    raise KeyError('x').with_traceback(again)
except KeyError as e:
    print(names(e.__traceback__))
try:
    ValueError().with_traceback(3)
except TypeError as e:
    print(e)
counts = {}
for i in range(300):
    try:
        (a, b)[i % 2](i)
    except ZeroDivisionError as e:
        key = tuple(n for n, _ in names(e.__traceback__))
        counts[key] = counts.get(key, 0) + 1
print(counts)
e = ValueError('v')
print(e.__traceback__, traceback.format_exception_only(e), [f.name for f in traceback.extract_tb(kept.__traceback__)])
