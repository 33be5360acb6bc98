"""Subclasses of list: overridden methods, attributes, what the builtins call."""
class Log(list):
    log = []
    def __getitem__(self, k):
        self.log.append(('get', k))
        return super().__getitem__(k)
    def __setitem__(self, k, v):
        self.log.append(('set', k, v))
        super().__setitem__(k, v)
    def __delitem__(self, k):
        self.log.append(('del', k))
        super().__delitem__(k)
    def __len__(self): return super().__len__() + 10
    def __iter__(self):
        self.log.append('iter')
        return super().__iter__()
    def __contains__(self, x): return x == 'magic'
    def append(self, x):
        self.log.append(('append', x))
        super().append(x)
    def __iadd__(self, o):
        self.log.append('iadd')
        return super().__iadd__(o)
    def __missing__(self, k): return 'missing'


a = Log([1, 2, 3])
a.append(4)
a[0] = 'z'
a += [5]
del a[1]
a[1:2] = 'pq'
print(a[0], a[-1], a[1:2], len(a), 'magic' in a, 5 in a, [x for x in a], a.log)
a.log.clear()
print(list(a), tuple(a), [*a], sorted(map(str, a)), a == ['z', 'p', 'q', 4, 5], repr(a), bool(Log()), a + [1], a * 1, type(a + []), type(a[:]), type(a.copy()), a.pop(), a.index('q'), a.count(4), a.reverse(), a, list.__len__(a), sum(Log([1, 2])), max(Log([1, 2])), ''.join(Log('ab')), a.log)


class Named(list):
    def __init__(self, name, *items):
        super().__init__(items)
        self.name = name


n = Named('n', 1, 2)
print(n, n.name, vars(n), n == [1, 2], isinstance(n, list), len(n))


class Slots(list):
    __slots__ = ('x',)


s = Slots([1])
s.x = 5
try:
    s.y = 1
except AttributeError as e:
    print(e)
try:
    [].y = 1
except AttributeError as e:
    print(e)


class Default(list):
    def __getitem__(self, k):
        try:
            return super().__getitem__(k)
        except IndexError:
            return None


d = Default([1])
print(d[0], d[5], d[:5], s, s.x)
first, *rest = Named('q', 1, 2, 3)
print(first, rest)


def spread(*args): return args


print(spread(*a), 'magic' in a, {**{'a': Log()}})
total = 0
for i in range(300):
    n.append(i)
    total += n[-1] + len(n) + (d[i] or 0)
print(total)
