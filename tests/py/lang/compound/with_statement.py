"""with: several managers, targets, parentheses, contextlib, exits that raise or swallow."""
from contextlib import contextmanager, ExitStack, suppress, closing, nullcontext
@contextmanager
def m(name, swallow=False):
    LOG.append('+' + name)
    try: yield name * 2
    except ValueError as e:
        LOG.append('!' + str(e))
        if not swallow: raise
    finally: LOG.append('-' + name)
LOG = []
with m('a') as x, m('b') as (y, *z): print(x, y, z)
with (m('c') as p, m('d'),): print(p)
with (m('e')): pass
d = {}
with m('h') as d['k'], m('i', True): raise ValueError('v')
print(d, LOG)
LOG.clear()
with ExitStack() as s:
    for n in 'xyz': s.enter_context(m(n))
    s.callback(LOG.append, 'callback')
with suppress(KeyError, IndexError): [][1]
with nullcontext(5) as five: print(five)
print(LOG)
def returns():
    with m('r'): return 'value'
def loops():
    for i in range(5):
        with m(str(i)):
            if i == 1: continue
            if i == 2: break
    return i
LOG.clear(); print(returns(), loops(), LOG)
class X:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, *a): return self.r
for r in (True, 1, 'yes', [0], False, None, 0, ''):
    try:
        with X(r): 1 / 0
        print(r, 'swallowed')
    except ZeroDivisionError: print(r, 'raised')
for source in ('with 5: pass', 'with X: pass', 'with a as b, : pass', 'with (a as b): pass', 'with (a as b, c as d,): pass', 'with a as 5: pass', 'with a as f(): pass', 'with: pass', 'with (yield): pass', 'with a, b as (c, d): pass', 'with (a, b) as c: pass', 'with a as b as c: pass', 'with (a as b) as c: pass', 'with *a: pass', 'with a as (b, *c): pass', 'with a := b: pass', 'with (a := X(1)): pass'):
    try: exec(source, {'X': X, 'a': X(0), 'b': X(0), 'c': X(0)}); print(source, 'fine')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e))
count = 0
for i in range(300):
    with X(i % 2) as o, suppress(ValueError):
        if i % 3 == 0: raise (ValueError, KeyError)[i % 2](i)
        count += 1
print(count)
