"""__context__, __cause__, __suppress_context__: set by raising in handlers, finally, with, generators; cycles are broken."""
def chain(e):
    out = []
    while e is not None:
        out.append(f'{type(e).__name__}({e})' + ('!' if e.__suppress_context__ else ''))
        e = e.__cause__ if e.__suppress_context__ else e.__context__
    return ' <- '.join(out)


def catch(f):
    try:
        f()
    except BaseException as e:
        return chain(e)
    return 'nothing'


def in_handler():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('k')
def in_finally():
    try: 1 / 0
    finally: [][0]
def in_else():
    try: pass
    except ValueError: pass
    else: raise TypeError('else')
def from_cause():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError('k') from e
def from_none():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('k') from None
def from_class():
    raise ValueError from KeyError
def from_bad():
    try: raise ValueError('v') from 5
    except TypeError: raise
def reraise():
    try: 1 / 0
    except ZeroDivisionError:
        try: raise
        except ZeroDivisionError as e: raise e
def nested():
    try:
        try:
            try: 1 / 0
            except Exception: raise KeyError('1')
        except Exception: raise IndexError('2')
    except Exception: raise TypeError('3')
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError('in exit')
def in_with():
    with CM(): raise OSError('body')
def with_alone():
    with CM(): pass
def generator():
    def g():
        try: yield 1
        except KeyError: raise ValueError('from g')
    it = g()
    next(it)
    try: 1 / 0
    except ZeroDivisionError: it.throw(KeyError('thrown'))
def in_del_loop():
    last = None
    for i in range(3):
        try:
            if last: raise last
            raise KeyError(i)
        except KeyError as e: last = e
    raise last
def cycle():
    a, b = ValueError('a'), KeyError('b')
    try:
        try: raise a
        except ValueError: raise b
    except KeyError:
        raise a
def self_cause():
    e = ValueError('self')
    raise e from e
def in_condition():
    try: 1 / 0
    except (lambda: [][5])(): pass
def bare_outside(): raise
def not_exception(): raise 5
def class_needs_args(): raise UnicodeDecodeError
def called_class():
    class Bad(Exception):
        def __init__(self): raise KeyError('in init')
    raise Bad
def new_wrong():
    class Bad(Exception):
        def __new__(cls): return 5
    raise Bad
def stop(): next(iter(()))
def async_like():
    def g():
        raise StopIteration('inside')
        yield
    next(g())
for f in (in_handler, in_finally, in_else, from_cause, from_none, from_class, from_bad, reraise, nested, in_with, with_alone, generator, in_del_loop, cycle, in_condition, bare_outside, not_exception, class_needs_args, called_class, new_wrong, stop, async_like):
    print(f.__name__, catch(f))
try:
    self_cause()
except ValueError as e:
    print(e.__cause__ is e, e.__context__)
e = KeyError('made')
e.__context__ = ValueError('by hand')
try:
    raise e
except KeyError as k:
    print(chain(k))
try:
    try: raise OSError('outer')
    except OSError: raise e
except KeyError as k:
    print(chain(k))
total = 0
for i in range(300):
    for f in (in_handler, from_cause, from_none, nested, generator):
        total += len(catch(f))
print(total)
