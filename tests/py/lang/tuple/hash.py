"""Hash of tuples: equal tuples, nesting, unhashable items, as keys."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
print(hash((1, 2)) == hash((1.0, 2)), hash((1, 2)) == hash((True, 2)), hash(()) == hash(()), hash((1,)) == hash((1,)), hash((1, 2)) != hash((2, 1)), hash(((1, 2), 3)) == hash(((1, 2), 3)), hash((1, (2, 3))) != hash(((1, 2), 3)), hash((None, 'a', b'b', 1.5)) == hash((None, 'a', b'b', 1.5)), hash((1, 1)) != hash((1,)), hash((0,)) != hash((0, 0)))
for bad in (([],), (1, {}), ((1, [2]),), ({1},), (bytearray(),), (slice(1), [])):
    t(lambda: hash(bad))
t(lambda: {([],): 1})
t(lambda: {(1, {})})
t(lambda: {}[[1],])
t(lambda: {(1, 2): 'a'}[1, 2])
t(lambda: {}[1, 2])
d = {(): 'empty', (1,): 'one', (1, 2): 'two', ((1,), 2): 'nested'}
print(d[()], d[(1.0,)], d[True, 2], d[(1,), 2], (1, 2) in d, [1, 2] in d.keys() if False else (2, 1) in d)


class H:
    calls = 0
    def __hash__(self):
        H.calls += 1
        return 7
    def __eq__(self, o): return isinstance(o, H)


k = (H(), H())
x = {k: 'h'}
before = H.calls
print(x[H(), H()], H.calls - before, hash(k) == hash((7, 7)), before)


class Boom:
    def __hash__(self): raise ValueError('no hash')


class Bad:
    def __hash__(self): return 'text'


t(lambda: hash((1, Boom())))
t(lambda: hash((Bad(),)))


class T(tuple):
    pass


class U(tuple):
    def __hash__(self): return 1
    def __eq__(self, o): return True


class V(tuple):
    def __eq__(self, o): return True


print(hash(T((1, 2))) == hash((1, 2)), {(1, 2): 5}[T((1, 2))], hash(U((5,))), {U(): 1}[U((9,))], V.__hash__)
t(lambda: hash(V()))
deep = ()
for i in range(100):
    deep = (deep, i)
print(hash(deep) == hash(deep), deep == deep)
grid = {}
for i in range(900):
    grid[i % 30, i % 7] = grid.get((i % 30, i % 7), 0) + i
print(len(grid), grid[3, 3], sum(v for (a, b), v in grid.items() if a == b), len({(i % 4, i % 6) for i in range(100)}))
