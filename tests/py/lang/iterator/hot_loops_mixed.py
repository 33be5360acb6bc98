"""Hot for loops whose iterable changes kind while they are hot."""
def total(xs):
    s = 0
    for x in xs:
        s += x
    return s


def pairs(xs):
    s = 0
    for a, b in xs:
        s += a * b
    return s


class Seq:
    def __getitem__(self, i):
        if i > 4: raise IndexError
        return i
class It:
    def __init__(self): self.n = 5
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
def gen():
    yield from (1, 2.5, True)
kinds = [lambda: [1, 2, 3], lambda: (4, 5), lambda: range(6), lambda: {7, 8}, lambda: {9: 'x'}, lambda: b'ab', lambda: bytearray(b'cd'), lambda: iter([1]), lambda: gen(), lambda: Seq(), lambda: It(), lambda: map(abs, [-1, -2]), lambda: filter(None, [0, 3]), lambda: reversed([1, 2]), lambda: memoryview(b'xy'), lambda: {1: 2}.values(), lambda: frozenset([5]), lambda: [], lambda: [2 ** 70], lambda: [1.5, 2], lambda: iter(iter([9]).__next__, 10) if False else iter([9]), lambda: (i * i for i in range(4)), lambda: range(10 ** 18, 10 ** 18 + 2)]
print([total(k()) for k in kinds])
s = 0
for i in range(900):
    s += total(kinds[i * i % len(kinds)]())
print(s)
pk = [lambda: [(1, 2), (3, 4)], lambda: zip([1, 2], (3, 4)), lambda: {5: 6}.items(), lambda: enumerate([7, 8]), lambda: [[1, 2]], lambda: ((a, a) for a in range(3)), lambda: [range(2)], lambda: map(divmod, [7, 8], [2, 3]), lambda: [{1: 0, 2: 0}], lambda: [b'ab']]
print([pairs(k()) for k in pk])
s = 0
for i in range(600):
    s += pairs(pk[i * 7 % len(pk)]())
print(s)
for bad in ([1, 'a'], [None], 'ab', 5, [(1, 2, 3)]):
    for f in (total, pairs):
        try:
            print(f(bad))
        except Exception as e:
            print(type(e).__name__, e)
print(total([1, 2, 3]), pairs([(1, 1)]))
def nested(rows):
    out = 0
    for i, row in enumerate(rows):
        for j, x in enumerate(row):
            if x is None: break
            out += i * j * x
        else:
            out += 1
    return out
print(nested([[1] * 5] * 40), nested([range(4), 'abc'[:0], [None], (1, 2), iter([3, 4])]), nested(zip(range(30), range(30))))
def breaks(xs):
    for x in xs:
        if x > 3: break
    else:
        return 'none'
    return x
print([breaks(range(n)) for n in range(7)], breaks(iter([1, 9])), breaks(gen()))
shared = iter(range(2000))
s = 0
for x in shared:
    s += x
    if x % 5 == 0:
        s += next(shared) + next(shared, 0)
print(s)
