"""Lines and functions in tracebacks: through calls, comprehensions, generators, lambdas, re-raises, with_traceback, loops; traceback module."""
import sys
import traceback


def frames(tb):
    out = []
    while tb:
        out.append(f'{tb.tb_frame.f_code.co_name}:{tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno}')
        tb = tb.tb_next
    return ' > '.join(out[1:])


def catch(f, *args):
    try:
        f(*args)
    except Exception as e:
        return frames(e.__traceback__)


def a(n):
    if n == 0:
        return 1 / 0
    return a(
        n - 1
    )


def comp(): return [
        1 / x
        for x in (1, 0)
    ]


def gen():
    yield 1
    raise KeyError(
        'x'
    )


def use_gen(): return list(gen())


def multi():
    x = {
        'a': 1,
        'b': [1,
              2][5],
    }
    return x


def reraise():
    try:
        a(1)
    except ZeroDivisionError as e:
        err = e
    y = 1
    raise err


def rethrow():
    try: a(0)
    except ZeroDivisionError:
        z = 2
        raise


def strip():
    try: a(2)
    except ZeroDivisionError as e: raise e.with_traceback(None)


def decorated():
    def deco(f):
        def inner(*args):
            return f(*args)
        return inner
    @deco
    def target(v): return v.nothing
    return target(5)


class K:
    @property
    def p(self): return self.q
    def __getattr__(self, n): raise AttributeError(n)
    def __iter__(self):
        yield from gen()
    def __del__(self): pass


for f in (lambda: a(0), lambda: a(3), comp, use_gen, multi, reraise, rethrow, strip, decorated, lambda: K().p, lambda: list(K()), lambda: sorted([1, 'a']), lambda: sorted([3, 0], key=lambda v: 1 / v), lambda: list(map(lambda v: v.x, [1])), lambda: exec('\n\n1/0'), lambda: eval('[1][\n2]'), lambda: {1: (lambda: 1 / 0)}[1]()):
    print(catch(f))
try:
    a(1)
except ZeroDivisionError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, frames(tb), sys.exception() is value)
    text = traceback.format_exc().replace(__file__, 'FILE')
    print(text)
    print([(s.name, s.lineno > 0, s.line) for s in traceback.extract_tb(tb)], traceback.format_exception_only(value))
print(sys.exc_info(), sys.exception())
try:
    try: multi()
    except IndexError as e: raise ValueError('chained') from e
except ValueError as e:
    print(''.join(traceback.format_exception(e)).replace(__file__, 'FILE'))
e = KeyError('made')
e.add_note('a note\nof two lines')
print(traceback.format_exception(e), e.__traceback__)


def nested_handlers():
    out = []
    try: 1 / 0
    except ZeroDivisionError:
        out.append(repr(sys.exception()))
        try: [][0]
        except IndexError: out.append(repr(sys.exception()))
        out.append(repr(sys.exception()))
        def g():
            out.append('g ' + repr(sys.exception()))
            yield
            out.append('g ' + repr(sys.exception()))
        it = g()
        next(it)
    next(it, None)
    out.append(sys.exception())
    return out


print(nested_handlers())
total = 0
for i in range(300):
    total += len(catch(a, i % 5)) + len(catch(multi)) + len(catch(use_gen))
print(total)
