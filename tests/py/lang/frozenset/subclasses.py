"""Subclasses of frozenset: new and init, overridden methods, attributes."""
class F(frozenset):
    def __new__(cls, *items, name=None):
        self = super().__new__(cls, items)
        self.name = name
        return self

    def __repr__(self): return f'<{self.name}: {sorted(self)}>'

    def __or__(self, o): return F(*super().__or__(o), name='or')

    def __contains__(self, x): return x == 'magic' or super().__contains__(x)

    def __len__(self): return 100 + super().__len__()

    def __iter__(self):
        log.append('iter')
        return super().__iter__()


log = []
f = F(1, 2, name='f')
print(f, f | {3}, 'magic' in f, 1 in f, len(f), hash(f) == hash(frozenset([1, 2])), f == {1, 2}, {f: 'v'}[frozenset([1, 2])], log)
log.clear()
print(type(f & {1}).__name__, type({1} & f).__name__, type(f - {1}).__name__, type(f.union([9])).__name__, type({1} | f).__name__, set(f) == {1, 2}, sorted(f), f <= {1, 2, 3}, frozenset(f) == f, log, bool(F()), f.__dict__)


class S(frozenset):
    __slots__ = ('x',)


s = S([1])
s.x = 5
for g in (lambda: setattr(s, 'y', 1), lambda: setattr(frozenset(), 'y', 1), lambda: s.nope, lambda: s.add(1)):
    try:
        g()
    except AttributeError as e:
        print(e)
print(s.x, s, S() == frozenset())


class Vars(frozenset):
    @classmethod
    def of(cls, text): return cls(text.split())
    @property
    def names(self): return ','.join(sorted(self))
    def __add__(self, o): return type(self)(self | o)
    def __call__(self, x): return x in self


v = Vars.of('x y')
print(v.names, (v + Vars.of('z')).names, v('x'), v('q'), isinstance(v, frozenset))
try:
    class Bad(frozenset, set):
        pass
except TypeError as e:
    print(e)
n = 0
for i in range(300):
    v = v + {str(i % 12)} if i % 5 else Vars.of('x')
    n += len(v) + v(str(i % 3))
print(n)
