"""iter, next, enumerate, zip, map, filter, reversed, and their laziness, strictness, exhaustion, state, errors in the middle."""
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        LOG.append(i)
        if i >= self.n: raise IndexError
        return i * 10


class Loud:
    def __init__(self, tag, n): self.tag, self.left = tag, n
    def __iter__(self): return self
    def __next__(self):
        LOG.append(self.tag)
        if not self.left: raise StopIteration
        self.left -= 1
        return self.left


LOG = []
def attempt(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


print(list(Seq(2)), LOG); LOG.clear()
print(list(zip(Loud('a', 2), Loud('b', 1), Loud('c', 5))), LOG); LOG.clear()
print(attempt(lambda: list(zip(Loud('a', 2), Loud('b', 1), strict=True))), LOG); LOG.clear()
print(attempt(lambda: list(zip('ab', 'a', strict=True))), attempt(lambda: list(zip('a', 'ab', 'abc', strict=True))), attempt(lambda: list(zip('a', 'b', strict=True))), list(zip()), attempt(lambda: zip('a', 5)), attempt(lambda: zip(1, strict=2)), attempt(lambda: zip('a', bad=1)))
print(list(map(lambda *a: a, 'abc', [1, 2])), attempt(lambda: list(map(lambda a, b: a, 'abc', 'ab', strict=True))), attempt(lambda: map(len)), attempt(lambda: map()), attempt(lambda: list(map(5, [1]))), list(map(None.__class__, [])), attempt(lambda: list(map(None, [1]))), list(map(str.upper, 'ab')), list(map(int, '12', (10, 8))) if 0 else '')
print(list(filter(None, [0, 1, '', 'a', [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), attempt(lambda: filter(None)), attempt(lambda: filter(1, 2, 3)), attempt(lambda: list(filter(5, [1]))), list(filter(bool, '')))
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=-1)), list(enumerate('a', 2 ** 70)), attempt(lambda: enumerate()), attempt(lambda: enumerate('a', 'b')), attempt(lambda: enumerate(5)), attempt(lambda: enumerate(iterable='ab', start=1).__next__()), attempt(lambda: enumerate('a', 1.5)))
print(list(reversed([1, 2])), list(reversed('ab')), list(reversed(range(0, 10, 3))), list(reversed({1: 2, 3: 4})), attempt(lambda: reversed({1})), attempt(lambda: reversed(iter([]))), attempt(lambda: reversed(5)), list(reversed((1, 2))), list(reversed({1: 2}.items())), attempt(lambda: reversed(Seq(2))))
print(attempt(lambda: iter(5)), attempt(lambda: iter()), attempt(lambda: iter(5, 6)), attempt(lambda: iter([], 1)), list(iter(iter([1, 2]).__next__, 2)), attempt(lambda: next([])), attempt(lambda: next(iter([]))), next(iter([]), None), attempt(lambda: next()), attempt(lambda: next(iter([]), 1, 2)), attempt(lambda: next(5)))
class Weird:
    def __iter__(self): return 5
class Weird2:
    def __iter__(self): yield from 'gen'
class Stop:
    def __iter__(self): return self
    def __next__(self): raise self.e
    e = KeyError('mid')
print(attempt(lambda: iter(Weird())), list(Weird2()), attempt(lambda: list(Stop())), attempt(lambda: dict(Stop())), attempt(lambda: [*Stop()]), attempt(lambda: sum(Stop())), attempt(lambda: 1 in Stop()), attempt(lambda: (lambda *a: a)(*Stop())), attempt(lambda: max(Stop())), attempt(lambda: ''.join(Stop())), attempt(lambda: sorted(Stop())), attempt(lambda: zip(Stop()).__next__()))
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), list(it), it.__length_hint__())
l = [1, 2, 3]
it = iter(l)
next(it); l.clear(); print(list(it)); l.extend('abcd'); print(list(it))
d = {1: 1, 2: 2}
it = iter(d)
next(it)
d[3] = 3
print(attempt(lambda: next(it)), attempt(lambda: next(it)))
s = {1, 2}
it = iter(s)
next(it); s.add(99)
print(attempt(lambda: list(it)))
z = zip(range(3), iter('abc'))
m = map(lambda x: x, z)
e = enumerate(m, 1)
print(next(e), next(z), next(m), list(e), list(z), type(z).__name__, iter(e) is e, repr(z).split(' at ')[0], e.__class_getitem__(int))
import copy
c = copy.copy(iter([1, 2, 3]))
print(list(c), list(copy.copy(iter(range(3)))), list(copy.copy(reversed([1, 2]))), attempt(lambda: copy.copy(x for x in ())))
total = 0
for i, (a, b) in enumerate(zip(range(500), map(lambda v: v * 2, filter(lambda v: v % 3, range(2000))))): total += i * a - b
for i, c in enumerate(reversed('x' * 300), start=5): total += i
print(total, sum(map(max, range(300), reversed(range(300)))), sum(x for x in iter(iter(range(400)).__next__, 350)))
