"""Slices with constant parts: identity, use as defaults, globals and attributes."""
ALL = slice(None)
HEAD, TAIL = slice(1), slice(1, None)
a = [1, 2, 3]
print(a[ALL], a[HEAD], a[TAIL], 'abc'[HEAD] + 'abc'[TAIL], a[ALL] is not a)


def cut(seq, part=slice(1, 3)): return seq[part]


class Field:
    def __init__(self, *bounds): self.part = slice(*bounds)
    def __get__(self, obj, cls): return self if obj is None else obj.line[self.part].strip()


class Record:
    name, age, city = Field(0, 8), Field(8, 12), Field(12, None)
    def __init__(self, line): self.line = line


r = Record('Ann     31  Oslo   ')
print(r.name, r.age, r.city, Record.age.part, cut('hello'), cut(b'hello'), cut((1, 2, 3, 4)), cut.__defaults__)


def consts():
    return a[1:2], a[1:2], a[::2], 'x'[:]


print(consts(), [c for c in consts.__code__.co_consts if isinstance(c, slice)] != None)
parts = {'first': slice(0, 3), 'last': slice(-3, None), 'even': slice(None, None, 2), 'rev': slice(None, None, -1)}
for name, p in parts.items():
    print(name, 'abcdefg'[p], list(range(7))[p], p.indices(7))


def moving(n):
    s = slice(0, 3)
    out = 0
    for i in range(n):
        out += sum(data[s])
        s = slice(s.start + 1, s.stop + 1, s.step)
        if s.stop > len(data):
            s = slice(0, 3)
    return out


data = list(range(50))
print(moving(400))
dynamic = 0
for i in range(400):
    lo, hi = i % 7, 7 - i % 3
    dynamic += len(data[lo:hi]) + sum(data[slice(lo, hi)]) + len('abcdefg'[lo:]) + data[:hi][-1]
print(dynamic)
x = y = [1, 2, 3, 4]
x = x[:2]
x[:] = [9]
print(x, y)
(x[:], y[1:3]) = 'pq', 'r'
print(x, y)
