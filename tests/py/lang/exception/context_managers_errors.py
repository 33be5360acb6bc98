"""with and exceptions: what __exit__ sees and gives back, failures in __enter__ and __exit__, several managers, contextlib's helpers."""
import contextlib


class CM:
    def __init__(self, name, enter=None, exit=None, swallow=False): self.name, self.e, self.x, self.swallow = name, enter, exit, swallow
    def __enter__(self):
        LOG.append(f'enter {self.name}')
        if self.e: raise self.e
        return self.name
    def __exit__(self, kind, value, tb):
        LOG.append(f'exit {self.name} {kind.__name__ if kind else None} {value!r} {tb is not None}')
        if self.x: raise self.x
        return self.swallow


def run(*cms, body=None):
    LOG.clear()
    try:
        with contextlib.ExitStack() as st:
            for c in cms: st.enter_context(c)
            if body: raise body
            LOG.append('body')
        stack = 'stack ok'
    except BaseException as e:
        stack = repr(e)
    first = list(LOG)
    LOG.clear()
    try:
        if len(cms) == 1:
            with cms[0] as n:
                if body: raise body
                LOG.append('body')
        else:
            with cms[0], cms[1] as n:
                if body: raise body
                LOG.append('body')
        plain = 'stack ok'
    except BaseException as e:
        plain = repr(e)
    print(plain, LOG, plain == stack, first == LOG)


LOG = []
run(CM('a'))
run(CM('a'), body=KeyError(1))
run(CM('a', swallow=True), body=KeyError(1))
run(CM('a', swallow=1), CM('b'), body=KeyError(1))
run(CM('a'), CM('b', swallow=[0]), body=KeyError(1))
run(CM('a', enter=OSError('e')))
run(CM('a'), CM('b', enter=OSError('e')))
run(CM('a', swallow=True), CM('b', enter=OSError('e')))
run(CM('a', exit=ValueError('x')))
run(CM('a', exit=ValueError('x')), body=KeyError(1))
run(CM('a', swallow=True), CM('b', exit=ValueError('x')), body=KeyError(1))
run(CM('a'), body=SystemExit(3))
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class BadExit(CM):
    def __exit__(self): pass
class TruthRaises(CM):
    def __exit__(self, *a):
        class T:
            def __bool__(self): raise IndexError('truth')
        return T()


for c in (NoExit(), NoEnter(), BadExit('x'), TruthRaises('y'), 5, CM):
    for err in (None, KeyError('k')):
        try:
            with c:
                if err: raise err
        except Exception as e:
            print(type(e).__name__, e, end=' | ')
print()
@contextlib.contextmanager
def gen(mode):
    LOG.append('before')
    try:
        if mode == 'no yield': return
        yield mode
        if mode == 'two': yield 2
    except KeyError:
        if mode == 'swallow': LOG.append('swallowed')
        elif mode == 'other': raise ValueError('instead')
        elif mode == 'stop': raise StopIteration
        else: raise
    finally:
        LOG.append('after')


for mode in ('ok', 'no yield', 'two', 'swallow', 'other', 'stop', 'reraise'):
    for err in (None, KeyError('k')):
        LOG.clear()
        try:
            with gen(mode) as v:
                if err: raise err
            print(mode, err, 'fine', v, LOG)
        except Exception as e:
            print(mode, err, type(e).__name__, e, LOG)


@gen('ok')
def decorated(x): return x + 1


print(decorated(1), decorated(2))
class Closes:
    def close(self): LOG.append('closed')


with contextlib.closing(Closes()) as c, contextlib.nullcontext(5) as n: print(type(c).__name__, n)
with contextlib.redirect_stdout(__import__('io').StringIO()) as out: print('hidden')
print(out.getvalue().strip(), LOG[-1])
def early(n):
    for i in range(n):
        with CM('r', swallow=i % 2 == 0):
            if i == 5: return 'returned', len(LOG)
            if i == 2: continue
            if i % 2 == 0: raise KeyError
    return 'end'


LOG.clear()
print(early(10))
total = 0
for i in range(400):
    with CM('h', swallow=True) as n, contextlib.suppress(ValueError):
        if i % 3 == 0: raise ValueError
        if i % 5 == 0: raise KeyError
        total += i
    if len(LOG) > 100: LOG.clear()
print(total)
