"""The same slices on list, tuple, str, bytes, bytearray, range and memoryview."""
seqs = [list(range(10)), tuple(range(10)), 'abcdefghij', b'abcdefghij', bytearray(b'abcdefghij'), range(10), memoryview(b'abcdefghij')]
slices = [slice(None), slice(3), slice(-3, None), slice(2, 8, 2), slice(None, None, -1), slice(8, 2, -3), slice(5, 2), slice(-100, 100), slice(100, None), slice(None, None, 100), slice(-1, None, -100), slice(10 ** 30), slice(None, None, -10 ** 30), slice(False, True)]
for q in seqs:
    out = []
    for s in slices:
        r = q[s]
        out.append(bytes(r) if isinstance(r, memoryview) else r)
    print(type(q).__name__, out)
for q in seqs:
    for s in (slice(1, 2, 0), slice('a'), slice(1.5), slice(None, None, 'x'), slice([], None)):
        try:
            print(q[s])
        except Exception as e:
            print(type(e).__name__, e, end='; ')
    print()


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


class Bad:
    def __index__(self): raise KeyError('index')


print([q[I(1):I(4):I(2)] for q in seqs[:3]], 'abc'[I(-2):])
for q in seqs:
    try:
        q[Bad():]
    except KeyError as e:
        print(e, end=' ')
    try:
        q[I('z'):]
    except TypeError as e:
        print(e, end=' ')
print()
for q in (5, None, 1.5, {1}, len, object()):
    try:
        q[1:2]
    except TypeError as e:
        print(e)
total = 0
for i in range(400):
    for q in seqs[:5]:
        total += len(q[i % 10:]) + len(q[::1 + i % 3]) - len(q[-(i % 5):i % 9])
print(total)
