"""yield from: delegation of send, throw and close, values of return, non-generators, own iterators, deep chains."""
LOG = []
def inner(n):
    try:
        for i in range(n):
            got = yield i
            if got: LOG.append(('inner got', got))
    except KeyError as e:
        LOG.append(('inner caught', str(e)))
        yield 'after throw'
    except GeneratorExit:
        LOG.append('inner exit')
        raise
    finally:
        LOG.append('inner finally')
    return f'inner {n}'


def outer():
    try:
        result = yield from inner(3)
        LOG.append(result)
        yield 'between'
        result = yield from [10, 20]
        LOG.append(result)
    except BaseException as e:
        LOG.append(('outer', type(e).__name__))
        raise
    return 'outer'


def attempt(f, *a):
    try:
        return f(*a)
    except BaseException as e:
        return f'{type(e).__name__}({e})'


print(list(outer()), LOG); LOG.clear()
o = outer()
print(next(o), o.send('hello'), attempt(o.throw, KeyError('k')), next(o), next(o), attempt(o.send, 'to list'), attempt(o.send, None), LOG); LOG.clear()
o = outer()
next(o)
print(o.gi_yieldfrom.__name__, attempt(o.throw, ValueError('v')), LOG); LOG.clear()
o = outer()
next(o)
print(o.close(), LOG); LOG.clear()


class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration('it value')
        self.n -= 1
        return self.n
class WithSend(It):
    def send(self, v): LOG.append(('send', v)); return 'sent'
    def throw(self, *a): LOG.append(('throw', len(a), type(a[0]).__name__)); return 'thrown'
    def close(self): LOG.append('close')
class BadClose(It):
    def close(self): raise OSError('in close')
class AttrRaises(It):
    def __getattr__(self, n): raise RuntimeError(n)


def d(x):
    r = yield from x
    LOG.append(('result', r))


for kind in (It, WithSend, BadClose):
    for act in (lambda g: list(g), lambda g: (next(g), attempt(g.send, 5), attempt(g.close)), lambda g: (next(g), attempt(g.throw, KeyError('x')), attempt(g.close)), lambda g: (next(g), attempt(g.close))):
        print(kind.__name__, attempt(act, d(kind(2))), LOG)
        LOG.clear()
for bad in (5, None, It, type('I', (), {'__iter__': lambda s: 5})()):
    print(attempt(list, d(bad)))
def value(): return (yield from ())
def early():
    return 5
    yield
def chain(n):
    if n == 0: return 'bottom'
    r = yield n
    return (yield from chain(n - 1)) + (r or '')
def run(g, sends):
    out = []
    try:
        out.append(next(g))
        for s in sends: out.append(g.send(s))
    except StopIteration as e: out.append(('value', e.value))
    return out
print(run(value(), []), run(early(), []), run(chain(3), 'abc'), run((lambda: (yield from chain(1)))(), 'z'))
def flatten(x):
    for item in x:
        if isinstance(item, list): yield from flatten(item)
        else: yield item
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
def cyc(): ME = yield; yield from ME
c = cyc()
next(c)
print(list(flatten([1, [2, [3, [4]], []], 5] * 3)), sum(tree(10)), attempt(c.send, c))
def sub():
    total = 0
    while (x := (yield)) is not None: total += x
    return total
def main(out):
    while True: out.append((yield from sub()))
out = []
m = main(out)
next(m)
for i in range(600): m.send(None if i % 50 == 49 else i)
print(out)
