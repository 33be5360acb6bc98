"""reversed: sequences, __reversed__, __len__ and __getitem__, dicts, errors, hints."""
import copy
import pickle
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= 5: raise IndexError
        return i * 10
class Rev:
    def __reversed__(self): return iter('rev')
class NoRev(list):
    __reversed__ = None
class BadRev:
    def __reversed__(self): return 5
class NoLen:
    def __getitem__(self, i): return i
class BadLen(Seq):
    def __len__(self): return 'x'
class Neg(Seq):
    def __len__(self): return -1


for x in ([1, 2, 3], (1, 2), 'abc', b'ab', bytearray(b'xy'), range(3), {'a': 1, 'b': 2}, {'a': 1, 'b': 2}.items(), {'a': 1}.values(), Seq(3), Rev(), memoryview(b'ab')):
    r = reversed(x)
    print(type(r).__name__, list(r), next(r, 'over'))
for x in (5, None, {1}, iter([1]), NoRev(), NoLen(), BadLen(1), Neg(1), frozenset(), zip(), (i for i in 'a')):
    t(lambda: reversed(x))
t(lambda: reversed(BadRev()))
t(lambda: reversed())
t(lambda: reversed([], []))
t(lambda: reversed(seq=[]))
s = Seq(3)
r = reversed(s)
print(r.__length_hint__(), next(r), r.__length_hint__(), list(copy.copy(r)) if False else '', list(r), r.__length_hint__())
r = reversed(Seq(7))
print(list(r), next(r, 'ended by IndexError'))
r = reversed('abcd')
r.__setstate__(1)
print(list(r))
r = reversed('abcd')
r.__setstate__(-5)
print(list(r))
r = reversed('abcd')
r.__setstate__(99)
print(list(r), r.__reduce__()[1:])
r = reversed('abc')
next(r)
print(r.__reduce__()[1:], list(pickle.loads(pickle.dumps(r))), list(copy.copy(r)), list(r))
a = [1, 2, 3]
r = reversed(a)
a.append(4)
print(next(r), r.__length_hint__())
a.clear()
print(next(r, 'gone'), r.__length_hint__())
class R(reversed): pass
print(list(R('ab')), type(R('ab')).__name__, type(R([1])).__name__, isinstance(reversed('a'), reversed), isinstance(reversed([]), reversed))
print(''.join(reversed('hello')), list(enumerate(reversed('ab'))), [x for x in reversed([[1], [2]])], sorted(reversed('cab')), dict(reversed([(1, 2), (1, 3)])), 'olleh' == ''.join(reversed('hello')))
n = 0
for i in range(150):
    for x in reversed([i, 1, 2]): n += x
    for c in reversed('ab%d' % i): n += ord(c)
    for x in reversed(range(i % 7)): n += x
    for x in reversed(Seq(i % 5)): n += x
    for x in reversed((i, 2.5)): n += x
print(n)
