"""Own exception classes: state, pickling, equality, context managers that translate them, retry loops, error accumulators, __eq__ on type."""
import copy
import pickle
import contextlib


class AppError(Exception):
    code = 1
    def __init__(self, message='default', **details):
        super().__init__(message)
        self.details = details
    def __str__(self): return f'[{self.code}] {super().__str__()}' + (f' {self.details}' if self.details else '')
    def __reduce__(self): return _make, (type(self), self.args[0], self.details)
    def __bool__(self): return False
    def __eq__(self, other): return type(self) is type(other) and self.args == other.args
    def __hash__(self): return hash(self.args)


def _make(cls, message, details): return cls(message, **details)


class NotFound(AppError, LookupError): code = 404
class Denied(AppError):
    code = 403
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); KINDS.append(cls.__name__)


KINDS = []
class Locked(Denied): code = 423


e = NotFound('page', url='/x')
back = pickle.loads(pickle.dumps(e))
print(e, repr(e), back, back == e, back.details, copy.copy(e), {e: 1}[back], isinstance(e, LookupError), KINDS, AppError(), bool(e))
try:
    raise e
except LookupError as caught:
    print(caught is e, caught == back, 'falsy' if not caught else 'truthy')
for exc in (ValueError('a', 1), KeyError('k'), OSError('No'), SyntaxError('m', ('f', 1, 2, 't')), UnicodeDecodeError('e', b'x', 0, 1, 'r'), ExceptionGroup('g', [ValueError(1)]), StopIteration(5), ImportError('m', name='n'), AttributeError('a', name='n')):
    p = pickle.loads(pickle.dumps(exc))
    print(repr(p), p.args == exc.args, type(p) is type(exc), {k: v for k, v in vars(p).items()})


@contextlib.contextmanager
def translate(*pairs):
    try:
        yield
    except Exception as error:
        for source, target in pairs:
            if isinstance(error, source):
                raise target(str(error)) from error
        raise


for bad in (KeyError('k'), OSError('io'), ZeroDivisionError('z')):
    try:
        with translate((KeyError, NotFound), (OSError, Denied)): raise bad
    except Exception as x:
        print(type(x).__name__, x, repr(x.__cause__))


def retry(f, times, *kinds):
    errors = []
    for attempt in range(times):
        try:
            return f(attempt), errors
        except kinds as error:
            errors.append(f'{attempt}:{type(error).__name__}')
    raise AppError('gave up', errors=errors)


def flaky(limit):
    def f(attempt):
        if attempt < limit: raise (KeyError, ValueError, OSError)[attempt % 3](attempt)
        return f'ok after {attempt}'
    return f


print(retry(flaky(2), 5, KeyError, ValueError))
for args in ((flaky(4), 5, KeyError), (flaky(9), 3, Exception)):
    try:
        print(retry(*args))
    except (AppError, ValueError) as x:
        print(type(x).__name__, x)


class Collector:
    def __init__(self): self.errors = []
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind and issubclass(kind, AppError): self.errors.append(value); return True
    def finish(self):
        if self.errors: raise ExceptionGroup('collected', self.errors)


c = Collector()
for i in range(400):
    with c:
        if i % 50 == 0: raise (NotFound if i % 100 else Locked)(f'at {i}', i=i)
try:
    c.finish()
except* NotFound as g: print('missing', [x.details['i'] for x in g.exceptions])
except* Denied as g: print('denied', len(g.exceptions), g.exceptions[0])
with contextlib.suppress(LookupError, ZeroDivisionError): raise NotFound
with contextlib.suppress(KeyError):
    try: {}['x']
    finally: print('finally first')
try:
    with contextlib.ExitStack() as stack:
        for n in range(3): stack.callback(lambda n=n: print('callback', n))
        stack.push(lambda t, v, tb: print('saw', t.__name__) or True)
        stack.enter_context(translate((KeyError, Denied)))
        raise KeyError('x')
finally: print('done')
