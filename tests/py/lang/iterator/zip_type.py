"""zip: lengths, strict, laziness, errors, pickling, unzip."""
import copy
import pickle
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


print(list(zip()), list(zip('ab')), list(zip('ab', [1, 2, 3])), list(zip('abc', (1,), range(9))), list(zip([], 'a')), list(zip(*[(1, 2), (3, 4)])), list(zip(*zip('ab', 'cd'))), list(zip('ab', 'cd', strict=True)), list(zip(strict=True)), list(zip('a', strict=True)))
for f in (lambda: list(zip('a', 'bc', strict=True)), lambda: list(zip('ab', 'c', strict=True)), lambda: list(zip('a', 'b', 'cd', strict=True)), lambda: list(zip('ab', 'cd', 'e', strict=True)), lambda: list(zip('ab', '', strict=True)), lambda: zip(5), lambda: zip('a', 5), lambda: zip('a', None), lambda: zip('a', stric=True), lambda: list(zip('ab', 'a', strict=0)), lambda: len(zip()), lambda: zip('a')[0], lambda: zip('a', 'b', nope=1, strict=True)):
    t(f)
def gen(name, n):
    for i in range(n):
        log.append((name, i))
        yield i
    log.append((name, 'end'))
log = []
print(list(zip(gen('a', 2), gen('b', 3))), log)
log.clear()
print(list(zip(gen('a', 3), gen('b', 2))), log)
log.clear()
t(lambda: list(zip(gen('a', 3), gen('b', 2), strict=True)))
print(log)
z = zip('abc', [1, 2, 3])
print(type(z).__name__, iter(z) is z, next(z), list(copy.copy(z)), list(pickle.loads(pickle.dumps(z))), list(z), next(z, 'over'))
s = zip('abc', [1, 2], strict=True)
next(s)
c = copy.copy(s)
next(c)
t(lambda: next(c))
it = iter('abcdef')
print(list(zip(it, it)), list(zip(*[iter('abcdefg')] * 3)), dict(zip('ab', 'cd')), [a + b for a, b in zip('ab', 'xy')], list(map(max, zip([1, 5], [3, 2]))))
kept = list(zip('ab', 'cd'))
print(kept[0] is not kept[1])
class Z(zip):
    def __next__(self): return 'Z', super().__next__()
print(list(Z('ab', 'c')), isinstance(Z(), zip))
def bad():
    yield 1
    raise KeyError('mid')
z = zip('abc', bad(), 'xyz')
t(lambda: next(z))
t(lambda: next(z))
t(lambda: next(z))
class Matrix(list):
    @property
    def T(self): return Matrix(map(list, zip(*self)))
m = Matrix([[1, 2, 3], [4, 5, 6]])
print(m.T, m.T.T == m)
n = 0
for i in range(100):
    for a, b, c in zip(range(i % 9), 'abcdefghi', (x * x for x in range(6))):
        n += a * c + ord(b)
x, y = zip(*[(i, -i) for i in range(300)])
print(n, sum(x), sum(y))
