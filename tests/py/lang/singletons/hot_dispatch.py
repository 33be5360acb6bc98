"""Dispatch tables and caches whose values or keys are singletons; functions that return them at random."""
def lookup(table, key):
    hit = table.get(key)
    if hit is None:
        return 'none' if key in table else 'gone'
    return 'dots' if hit is ... else hit
table = {'a': None, 'b': ..., 'c': 0, None: 'key none', ...: 'key dots', True: 'one'}
print([lookup(table, k) for k in ('a', 'b', 'c', 'd', None, ..., 1, NotImplemented)])
cache = {}
def half(n):
    if n in cache: return cache[n]
    cache[n] = r = n // 2 if n % 2 == 0 else None if n % 3 else ...
    return r
hist = {}
for i in range(900):
    r = half(i % 50)
    k = r if r is None or r is ... else 'int'
    hist[k] = hist.get(k, 0) + 1
print(hist, len(cache))
class Op:
    def __init__(self, f): self.f = f
    def __rshift__(self, o): return Op(lambda x: None if (y := self.f(x)) is None else o.f(y))
    def __call__(self, x): return self.f(x)
safe = Op(lambda x: x if x > 10 else None) >> Op(lambda x: x * 2) >> Op(lambda x: None if x % 7 == 0 else x)
print([safe(x) for x in (5, 11, 14, 20)], sum(1 for i in range(500) if safe(i) is None))
class Both:
    def __init__(self, v): self.v = v
    def __add__(self, o): return NotImplemented if self.v is None else Both(self.v + (o.v if isinstance(o, Both) else o))
    def __radd__(self, o): return Both(o) if self.v is None else NotImplemented
    def __eq__(self, o): return NotImplemented if not isinstance(o, Both) else self.v == o.v
    def __lt__(self, o): return NotImplemented if o is None else True
total = Both(0)
for i in range(400):
    total = total + i
    if i % 50 == 0: total = total + Both(1)
print(total.v, (5 + Both(None)).v, Both(1) == Both(1), Both(1) == 1, Both(1) != 1)
errors = {}
for i in range(300):
    try:
        r = [lambda: Both(None) + 1, lambda: 1 + Both(1), lambda: Both(1) < None, lambda: Both(1) < 5, lambda: None + 1, lambda: ... < 1][i % 6]()
    except TypeError as e:
        r = str(e)
    errors[r] = errors.get(r, 0) + 1
print(errors)
def results(n):
    for i in range(n):
        yield (None, ..., i, True, NotImplemented)[i % 5]
acc = []
for r in results(600):
    match r:
        case None: acc.append(1)
        case True: acc.append(2)
        case int(): acc.append(r)
        case _ if r is ...: acc.append(3)
        case _: acc.append(4)
print(sum(acc), len(acc))
