"""map and filter: several iterables, None, strict, errors, laziness, copies."""
import copy
import pickle
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


print(list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2, 9])), list(map(lambda *a: a, 'ab', 'cd', 'ef')), list(filter(None, [0, 1, '', 'a', None])), list(filter(str.isdigit, 'a1b2')), list(map(int, [])), list(filter(bool, ())), list(map(pow, [2], [3], strict=True)), list(map(len, ['a', [1, 2]])), list(map(dict.get, [{'a': 1}], 'a')))
for f in (lambda: map(), lambda: map(str), lambda: map(str, 5), lambda: list(map(5, [1])), lambda: list(map(None, [1])), lambda: list(map(str, 'a', 'b', 'c', 'd')), lambda: list(map(pow, [1, 2], [3], strict=True)), lambda: list(map(pow, [1], [3, 4], strict=True)), lambda: map(str, 'a', x=1), lambda: filter(), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: filter(None, 'a', 'b'), lambda: filter(function=None, iterable=[]), lambda: len(map(str, 'a')), lambda: map(str, 'ab')[0], lambda: list(map(lambda x: 1 / x, [1, 0])), lambda: list(filter(lambda x: x > 'a', [1])), lambda: list(map(lambda: 1, 'a')), lambda: list(filter(lambda a, b: 1, 'a'))):
    t(f)
log = []
def tap(x):
    log.append(x)
    return x
m = map(tap, 'abc')
print(type(m).__name__, log, next(m), log, list(copy.copy(map(str, [1]))), iter(m) is m, list(m), log, next(m, 'over'))
f = filter(tap, [0, 1, 2])
print(type(f).__name__, next(f), log[3:], list(f), list(f))
print(list(pickle.loads(pickle.dumps(map(str, [1, 2])))), list(pickle.loads(pickle.dumps(filter(None, [0, 1])))), list(copy.copy(filter(None, iter([0, 5])))))
def stops(x):
    if x == 2: raise StopIteration('in map')
    return x
print(list(map(stops, [1, 2, 3])), list(filter(stops, [1, 2, 3])))
class Truth:
    def __bool__(self): raise ValueError('truth')
t(lambda: list(filter(lambda x: Truth(), [1])))
t(lambda: list(filter(None, [Truth()])))
class M(map):
    def __next__(self): return -super().__next__()
class F(filter): pass
print(list(M(abs, [1, -2])), list(F(None, [0, 1])), isinstance(M(str, ''), map))
m = map(lambda x: 10 // x, [1, 0, 5])
print(next(m))
t(lambda: next(m))
print(next(m))
print(list(map(str.upper, filter(str.islower, map(chr, range(90, 105))))), sum(map(int, '12345')), dict(map(lambda p: p.split('='), ['a=1', 'b=2'])), list(map(list, map(range, range(3)))), sorted(map(abs, [-3, 2])), ''.join(map(str, filter(lambda x: x % 2, range(9)))), list(map(tuple, [[1], 'ab'])), max(map(len, ['a', 'bbb'])))
n = 0
for x in map(lambda a, b: a * b, range(500), range(500)): n += x
for x in filter(lambda v: v % 3, map(lambda v: v * v, range(500))): n -= x
print(n)
