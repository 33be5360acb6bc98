"""Where __index__ is asked: indexing, slicing, range, repetition, bin, chr, formats; what is refused; errors inside it."""
import operator


class I:
    def __init__(self, v): self.v = v
    def __index__(self):
        LOG.append(self.v)
        if isinstance(self.v, Exception): raise self.v
        return self.v


LOG = []
letters = 'abcdefgh'
print(letters[I(2)], letters[I(-1)], letters[I(1):I(6):I(2)], [1, 2, 3][I(0)], (1, 2)[I(1)], b'xyz'[I(2)], bytearray(b'xyz')[I(0):I(2)], range(10)[I(3)], memoryview(b'abc')[I(1)])
print(list(range(I(3))), list(range(I(1), I(8), I(3))), 'ab' * I(3), I(2) * [0], (1,) * I(2), bin(I(5)), oct(I(8)), hex(I(255)), chr(I(65)), operator.index(I(7)), int(I(3)), float(I(2)), complex(I(1)), divmod(7, I(2).v), bytes(I(2)), round(2.567, I(1)))
print(LOG); LOG.clear()
l = list(range(5))
l[I(1)] = 'one'; l[I(2):I(4)] = 'xyz'; del l[I(0)]; l.insert(I(1), 'ins'); print(l, l.pop(I(0)), l.index('z', I(1), I(9)), 'abcabc'.find('c', I(3)), 'x'.center(I(5), '-'), 'x'.zfill(I(3)), LOG)
print((5).to_bytes(I(2), 'big'), int('11', I(2)), 'a,b,c'.split(',', I(1)), pow(2, 3, 5), [1, 2, 3, 4][slice(I(1), None)], slice(I(1), I(5)).indices(I(3)))
for v in (1.5, '1', None, True, 2 ** 80, IndexError('mine'), KeyError('k')):
    for f in (lambda: letters[I(v)], lambda: range(I(v))[0], lambda: 'a' * I(v), lambda: letters[:I(v)], lambda: [1] * I(v), lambda: operator.index(I(v))):
        try:
            r = f()
            print(str(r)[:20], end='; ')
        except Exception as e:
            print(type(e).__name__, e, end='; ')
    print()
for f in (lambda: letters[1.0], lambda: [1]['a'], lambda: (1,)[None], lambda: range(1.5), lambda: 'a' * 1.0, lambda: [1] * '2', lambda: bin(1.0), lambda: chr(65.0), lambda: hex('a'), lambda: [1][1:'a'], lambda: b'a'[1.0], lambda: bytearray(b'a')['x'], lambda: range(5)['x'], lambda: memoryview(b'a')[1.0], lambda: operator.index(1.0)):
    try:
        f()
    except TypeError as e:
        print(e)


class Shrinking:
    """Changes the list while it is being indexed."""
    def __init__(self, l): self.l = l
    def __index__(self): self.l.clear(); return 0


for f in (lambda l: l[Shrinking(l)], lambda l: l.__setitem__(Shrinking(l), 1), lambda l: l[Shrinking(l):5], lambda l: l.pop(Shrinking(l)), lambda l: l.insert(Shrinking(l), 'x')):
    l = [1, 2, 3]
    try:
        print(f(l), l)
    except Exception as e:
        print(type(e).__name__, e, l)
LOG.clear()
total = 0
for i in range(400):
    total += l.__len__() + range(1000)[I(i)] + ord(letters[I(i % 8)]) + len('ab' * I(i % 3))
print(total, len(LOG))
