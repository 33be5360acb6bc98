"""Exceptions out of callbacks of built-ins leave them whole: sort, map, filter, dict, set, min, re, iter; partial state afterwards."""
import functools
import re


class Boom(Exception): pass


class Key:
    armed = False
    def __init__(self, n): self.n = n
    def __hash__(self):
        if Key.armed == 'hash': raise Boom('hash')
        return self.n % 3
    def __eq__(self, o):
        if Key.armed == 'eq': raise Boom('eq')
        return self.n == getattr(o, 'n', o)
    def __lt__(self, o):
        if Key.armed == 'lt' and self.n == 3: raise Boom('lt')
        return self.n < o.n
    def __repr__(self): return f'K{self.n}'


keys = [Key(n) for n in (5, 3, 1, 4, 2)]
d, s, l = {k: k.n for k in keys}, set(keys), list(keys)
def attempt(f):
    try:
        return f()
    except Boom as e:
        return f'Boom {e}'


for armed in ('hash', 'eq', 'lt'):
    Key.armed = armed
    for f in (lambda: d[Key(6)], lambda: d.setdefault(Key(8), 0), lambda: d.pop(Key(2)), lambda: Key(5) in s, lambda: s.add(Key(2)), lambda: s.discard(Key(1)), lambda: l.sort(), lambda: sorted(l), lambda: min(l), lambda: l.index(Key(4)), lambda: l.count(Key(4)), lambda: l.remove(Key(2)), lambda: l == [Key(n) for n in (5, 3, 1, 4, 2)], lambda: Key(9) in l, lambda: s | {1}, lambda: dict.fromkeys(keys), lambda: s == set(keys), lambda: d == dict(d), lambda: (keys[0],) < (keys[1],), lambda: max(keys)):
        try:
            r = attempt(f)
        except KeyError:
            r = 'KeyError'
        except ValueError:
            r = 'ValueError'
        print(r if isinstance(r, (str, bool)) else type(r).__name__, end='; ')
    Key.armed = False
    print(len(d), len(s), len(l), sorted(k.n for k in l))
def counting(limit):
    count = 0
    def f(*args):
        nonlocal count
        count += 1
        if count == limit: raise Boom(count)
        return args[0]
    return f


for name, f in {'map': lambda: list(map(counting(3), range(9))), 'filter': lambda: list(filter(counting(4), range(1, 9))), 'sorted': lambda: sorted(range(9), key=counting(5)), 'max': lambda: max(range(9), key=counting(2)), 'sub': lambda: re.sub('.', counting(3), 'abcdef') if 0 else re.sub('.', lambda m: (BOOM(m), 'x')[1], 'abc'), 'reduce': lambda: functools.reduce(counting(3), range(9)), 'iter': lambda: list(iter(counting(4), None)) if 0 else [*iter(lambda c=counting(4): c(1), 2)], 'join': lambda: ''.join(counting(3)(str(i)) if i == 5 else GEN(i) for i in range(9)), 'any': lambda: any(map(counting(3), [0] * 9)), 'dict': lambda: dict(map(counting(2), [(1, 2)] * 5)), 'sum': lambda: sum(map(counting(4), range(9))), 'cmp': lambda: sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: counting(1)(a))), 'star': lambda: print(*map(counting(2), range(5))), 'unpack': lambda: (lambda a, b, c: 0)(*map(counting(3), 'abc')), 'slice': lambda: l.__setitem__(slice(0, 2), map(counting(2), 'xy')), 'extend': lambda: l.extend(map(counting(3), 'pqr'))}.items():
    BOOM = GEN = counting(2)
    GEN = lambda i: str(BOOM(i))
    print(name, attempt(f), end='; ')
print(l)
def state(n):
    """A list being built when the error comes is whole; a hot loop leaves the right count."""
    out = []
    f = counting(n)
    try:
        for i in range(1000): out.append(f(i))
    except Boom: out.append('boom')
    return len(out), out[-2:]


print(state(5), state(400), state(999))
def hot(n):
    total = 0
    for i in range(n):
        try:
            total += sum(map(counting(i % 5 + 1), range(4)))
        except Boom as e: total -= e.args[0]
    return total


print(hot(300))
