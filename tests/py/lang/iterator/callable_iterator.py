"""iter(callable, sentinel): end, errors, state, reentrancy."""
import pickle
import copy
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


l = [1, 2, 3, 0, 4]
it = iter(l.pop, 3)
print(type(it).__name__, list(it), l, next(it, 'over'))
n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 5)), list(iter(count, 6)), n)
def raises():
    global n
    n += 1
    if n % 3 == 0: raise KeyError(n)
    return n
it = iter(raises, 100)
n = 0
t(lambda: list(it))
t(lambda: next(it))
def stops():
    raise StopIteration('early')
it = iter(stops, 1)
print(list(it), list(it))
class Eq:
    def __eq__(self, o): return o == 3
class EqErr:
    def __eq__(self, o): raise ValueError('eq')
n = 0
print(list(iter(count, Eq())))
t(lambda: list(iter(count, EqErr())))
print(list(iter('x'.upper, 'X')), list(iter(iter('abca').__next__, 'c')), list(iter(lambda: 5, 5.0)), list(iter(int, 0)), list(iter(list, [])))
for a in ((5, 1), (None, None), ('abc', 'a'), ([], [])):
    t(lambda: iter(*a))
nan = float('nan')
n = 0
def nans():
    global n
    n += 1
    return nan if n < 3 else n
print(list(iter(nans, 3)) == [nan, nan], list(iter(lambda: nan, nan)))
it = iter(int, 1)
print(it.__reduce__()[1:], next(it), next(it), [next(copy.copy(it)) for _ in range(2)], next(pickle.loads(pickle.dumps(it))))
done = iter(int, 0)
list(done)
print(done.__reduce__()[1:])
t(lambda: type(it)())
t(lambda: it.__length_hint__())
t(lambda: len(it))
inner = None
def nested():
    global inner
    if inner:
        i, inner = inner, None
        return ('outer', list(i))
    return 0
inner = iter(lambda: 0, 0)
print(list(iter(nested, 0)))
import io
f = io.StringIO('line one\nline two\n\nrest')
print([x for x in iter(f.readline, '\n')], list(iter(lambda: f.read(2), '')))
total, k = 0, 0
def ticker():
    global k
    k += 1
    return k % 50
for _ in range(20):
    for v in iter(ticker, 0): total += v
print(total)
