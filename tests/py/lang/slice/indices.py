"""slice.indices: all combinations, big numbers, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


for s in (slice(None), slice(5), slice(-3), slice(2, 8), slice(8, 2), slice(-100, 100), slice(None, None, 2), slice(None, None, -1), slice(8, 2, -2), slice(-2, -8, -3), slice(100, -100, -1), slice(0, 0), slice(True, 5), slice(I(1), I(6), I(2)), slice(10 ** 30), slice(None, -10 ** 30), slice(None, None, 10 ** 30), slice(-10 ** 30, 10 ** 30, -10 ** 30)):
    print([s.indices(n) for n in (0, 1, 5, 10)], s.indices(10 ** 30))
for s, n in ((slice(1, 2, 0), 5), (slice('a'), 5), (slice(1.5), 5), (slice(None), -1), (slice(None), 'x'), (slice(None), 1.5), (slice(None), None), (slice(None, 'b'), 5), (slice(None, None, 'c'), 5), (slice(I('x')), 5), (slice(None), I(-2)), (slice(None), -10 ** 30), (slice([]), 3), (slice(None, None, 1.0), 3)):
    t(s.indices, n)
t(slice(1).indices)
t(slice(1).indices, 1, 2)
t(slice(1).indices, length=5)
print(slice(None).indices(I(4)), slice(2).indices(True))
data = list(range(10))
for s in (slice(2, 8, 3), slice(None, None, -3), slice(-5, None), slice(9, 1, -4)):
    assert data[s] == [data[i] for i in range(*s.indices(10))]
    print(list(range(*s.indices(10))), len(range(*s.indices(10))))
n = 0
for i in range(400):
    a, b, c = slice(i % 7 - 3, i % 11, i % 3 + 1).indices(i % 13)
    n += a + b * 2 + c * 3
print(n)
