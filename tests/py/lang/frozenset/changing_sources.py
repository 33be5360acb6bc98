"""Sources that misbehave while a frozenset is made or compared."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
log = []


class Source:
    def __init__(self, items): self.items = items
    def __iter__(self):
        log.append('iter')
        for x in self.items:
            if isinstance(x, Exception):
                raise x
            yield x
    def __len__(self):
        log.append('len')
        return 3
    def __length_hint__(self):
        log.append('hint')
        return 5


t(frozenset, Source([1, 1]))
t(frozenset, Source([1, KeyError('mid')]))
t(frozenset, Source([[], 1]))
t(frozenset().union, Source([2]))
t(frozenset([1]).intersection, Source([1, 2]))
t(frozenset([1]).difference, Source([1]))
t(frozenset([1]).issuperset, Source([1, ValueError('late')]))
t(frozenset([1]).issubset, Source([1, 2]))
t(frozenset([1]).isdisjoint, Source([3, 1, ValueError('not reached')]))
print(log)


class Sly:
    def __init__(self, h): self.h = h
    def __hash__(self):
        log.append('hash')
        return self.h
    def __eq__(self, o):
        log.append('eq')
        return self is o


log.clear()
a, b = Sly(1), Sly(1)
f = frozenset([a, b, a])
print(len(f), log)
log.clear()
print(f == frozenset([b, a]), a in f, Sly(1) in f, Sly(2) in f, log.count('hash'))
g = f | {a}
print(g == f, len(f - {a}), len(f & {b}), len(f ^ {a, Sly(3)}))
shared = [1, 2, 3]
h = frozenset(shared)
shared.append(4)
print(sorted(h), sorted(frozenset(shared) - h))


def again():
    s = set(range(3))
    for i in s:
        yield i
        if i == 1:
            s.add(99)


t(frozenset, again())
n = 0
for i in range(300):
    n += len(frozenset(Source([i, i % 2]))) + (i in frozenset(x for x in (i, 1)))
print(n)
