"""Equality of dicts; no order; nested, recursive, with values that compare strangely."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
print({} == {}, {1: 2} == {1: 2.0}, {1: 2} == {True: 2}, {1: 2} != {1: 3}, {1: 2} == {2: 1}, {'a': {'b': [1]}} == {'a': {'b': [1]}}, {1: 2} == [(1, 2)], {1: 2} != None, {1: None} == {2: None}, {1: 1, 2: 2} == {2: 2, 1: 1})
for f in (lambda: {} < {}, lambda: {1: 2} >= {}, lambda: sorted([{}, {}]), lambda: max({1: 1}, {2: 2}), lambda: hash({}), lambda: {{}}, lambda: {}.__lt__({}), lambda: {}.__eq__([]), lambda: {}.__eq__({}), lambda: {}.__hash__):
    t(f)
nan = float('nan')
print({1: nan} == {1: nan}, {nan: 1} == {nan: 1})


class V:
    def __init__(self, r): self.r = r
    def __eq__(self, o):
        if isinstance(self.r, Exception):
            raise self.r
        return self.r


v = V(ValueError('compared'))
t(lambda: {1: v} == {1: v})
t(lambda: {1: v} == {1: 5})
t(lambda: {1: 5} == {1: v})
t(lambda: {1: v, 2: 2} == {1: 5})
print({1: V('truthy')} == {1: 2}, {1: V(0)} == {1: 2}, {1: V(NotImplemented)} == {1: 2}, {1: V([])} != {1: 2})


class Changer:
    def __eq__(self, o):
        d.clear()
        return True


d = {1: Changer(), 2: 3}
t(lambda: d == {1: 0, 2: 3})
print(d)


class D(dict):
    def __eq__(self, o): return 'D'
    def __lt__(self, o): return 'lt'


print(D() == {}, {} == D(), D() != {}, D() < {}, {} > D(), dict.__eq__(D(), {}))
from collections import OrderedDict
print(OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, {'a': 1} == OrderedDict(a=1))
n = 0
base = {i: str(i) for i in range(8)}
for i in range(300):
    other = dict(base)
    if i % 3:
        other[i % 8] = str(i)
    n += (other == base) + (other != base) * 2 + (other.items() == base.items()) + (other.keys() == base.keys())
print(n)
