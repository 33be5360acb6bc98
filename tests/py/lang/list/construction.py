"""list(...): sources, keywords, init again, repr of nested and recursive lists."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i


class Hint:
    def __init__(self, hint): self.hint, self.n = hint, 3
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __length_hint__(self):
        if isinstance(self.hint, Exception): raise self.hint
        return self.hint


for args in ((), ([],), ('abc',), (b'ab',), (range(3),), ({'k': 1},), ((1, 2),), (Seq(),), (Hint(0),), (Hint(100),), (Hint(NotImplemented),), (Hint(TypeError()),), (Hint(-1),), (Hint('x'),), (Hint(ValueError('hint')),), (x * x for x in range(4)), (5,), (None,), ([], []), (object(),)):
    t(list, *args)
t(list, iterable=[1])
t(list, [1], x=2)
a = [1, 2]
print(list(a) == a, list(a) is a, a.__init__('xy'), a, a.__init__(), a)
try:
    a.__init__([1, 2, 3 // 1]), a.__init__(5)
except TypeError as e:
    print(e, a)
b = [1, [2, (3, {4: [5]})]]
b.append(b)
b[1].append(b)
print(b, str([]), repr([[], [[]]]), f'{[1, "a", None, 2.5]}', [*range(3), *'ab'], [None] * 3, [[]] * 2)


def broken():
    yield 1
    raise KeyError('mid')


t(list, broken())
raw = list.__new__(list, 'ignored', 1, x=2)
print(raw)


class L(list):
    def __init__(self, a, *, k): super().__init__([a, k])


print(L(1, k=2), type(L(1, k=2)))
n = 0
for i in range(300):
    n += len(list(range(i % 9))) + len([i] * (i % 3)) + len([x for x in 'abc' if x > 'a'])
print(n)
