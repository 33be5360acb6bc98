"""set(...) and displays: sources, duplicates, unhashable items, repr."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for args in ((), ('hello',), ([1, 1.0, True],), ((1, 2),), ({'k': 1},), (range(3),), (b'ab',), ({3},), (frozenset('q'),), (iter([5]),), (x for x in 'g'), (5,), (None,), ([[]],), ([1, {}],), ([], []), ([{1}],), ([frozenset()],)):
    t(lambda: sorted(set(*args), key=str) if isinstance(args, tuple) else sorted(set(args)))
t(set, iterable=[1])
t(lambda: {[]})
t(lambda: {1, {}})
t(lambda: {*5})
s = {1, 1.0, True}
print(s, {*'a', *[]}, {*()}, set(), {0}, {()}, len({1, '1', b'1', 1.0}), sorted({*range(3), *'ab'}, key=str), type({}), type({1}), {x % 2 for x in [4]}, repr({None}), f'{ {5} }', str({'q'}))
print(s.__init__('z'), s, s.__init__(), s, s.__init__([2, 2]), s)
try:
    s.__init__([3, []])
except TypeError as e:
    print(e, s)
raw = set.__new__(set, 'ignored')
print(raw, raw == set(), set() is set())


class S(set):
    pass


class K(set):
    def __init__(self, *, n): super().__init__(range(n))


print(S([1]), S(), K(n=2), repr(S([S()] if False else [0])))
r = set()
r.add(frozenset([1]))
print(r)
log = []


class H:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(self.n)
        return self.n
    def __eq__(self, o):
        log.append((self.n, o.n))
        return self.n % 10 == o.n % 10


print(len({H(1), H(2), H(1)}), log)


def broken():
    yield 1
    raise LookupError('mid')


t(set, broken())
n = 0
for i in range(400):
    n += len(set(range(i % 9))) + len({i, i % 2, 0}) + sum({*range(i % 3)})
print(n)
