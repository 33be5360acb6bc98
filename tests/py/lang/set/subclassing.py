"""Subclasses of set: overridden methods, types of results, attributes, slots."""
class Log(set):
    log = []

    def add(self, x):
        self.log.append(('add', x))
        super().add(x)

    def __contains__(self, x):
        self.log.append(('in', x))
        return super().__contains__(x)

    def __iter__(self):
        self.log.append('iter')
        return super().__iter__()

    def __len__(self):
        return super().__len__() + 100

    def __or__(self, o):
        self.log.append('or')
        return super().__or__(o)


s = Log([1, 2])
s.add(3)
s.update([4])
s |= {5}
print(1 in s, len(s), sorted(s), type(s | {6}).__name__, s.log)
s.log.clear()
print(set(s) == {1, 2, 3, 4, 5}, s == {1, 2, 3, 4, 5}, sorted(s.copy()), sorted(frozenset(s)), {1} <= s, s.issuperset([1]), sorted(list(s)), s.isdisjoint({9}), s.log, bool(Log()))
print(type(s - {1}).__name__, type(s & {1}).__name__, type(s ^ {1}).__name__, type({1} | s).__name__, type({9} - s).__name__, type(s.union()).__name__, repr(Log([1])))


class A(set):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = len(args)
        return self

    def __init__(self, items=(), tag='none'):
        super().__init__(items)
        self.tag = tag


a = A('x', 'label')
print(a, a.made, a.tag, a.__dict__, hasattr(a.copy(), 'tag'), isinstance(a, set))


class S(set):
    __slots__ = ('x',)


b = S([1])
b.x = 5
for f in (lambda: setattr(b, 'y', 1), lambda: setattr({1}, 'y', 1), lambda: {1}.nope):
    try:
        f()
    except AttributeError as e:
        print(e)


class H(set):
    def __hash__(self): return hash(frozenset(self))


print({H([1, 2]): 'v'}[frozenset([2, 1])], H([1]) in {H([1])}, b.x)
try:
    class Two(set, frozenset):
        pass
except TypeError as e:
    print(e)


class Multi(set):
    def add(self, *xs):
        for x in xs:
            super().add(x)
        return self


m = Multi()
for i in range(400):
    m.add(i % 17, i % 5 + 100).discard(i % 3)
print(len(m), sum(m))
