"""Distinguishing None, False, 0 and missing: defaults, sentinels, get, or against is."""
MISSING = object()


def f(x=None): return 'default' if x is None else x
def g(x=MISSING): return 'missing' if x is MISSING else x
def h(x=None): return x or 'fallback'


for v in (None, False, 0, '', [], 'x', True):
    print(repr(v), f(v), g(v), h(v), v is None, v == None, not v, v is False, v == False, end='; ')
print(f(), g(), h())
d = {'none': None, 'false': False, 'zero': 0}
for k in ('none', 'false', 'zero', 'gone'):
    print(k, d.get(k), d.get(k, 'dflt'), k in d, d.get(k) or 'or', d.get(k) is None)
class Option:
    def __init__(self, value=None, *, strict=False, quiet: bool = True): self.args = value, strict, quiet
print(Option().args, Option(False).args, Option(strict=1, quiet=0).args, Option.__init__.__annotations__)
values = [None, False, 0, 0.0, '', (), [], {}, set(), range(0), b'']
print([v for v in values if v is not None and v is not False], sum(not v for v in values), [values.index(v) for v in values], values.count(0), values.count(False), values.count(None), [bool(v) for v in values].count(True))
import dataclasses
@dataclasses.dataclass(order=True, frozen=True)
class P:
    on: bool = True
    level: int = 0
print(P(), P(False) < P(True), P(1) == P(True), hash(P(1)) == hash(P(True)), P(on=False, level=True))
def tri(a, b): return None if a is None or b is None else a and b
print([[tri(a, b) for b in (True, False, None)] for a in (True, False, None)])
n = 0
for i in range(600):
    v = (None, False, 0, 'x', True)[i % 5]
    n += (v is None) + (v is False) * 2 + (not v) * 4 + (v == 0) * 8 + (f(v) == 'default') * 16 + bool(h(v)) * 32
print(n)
