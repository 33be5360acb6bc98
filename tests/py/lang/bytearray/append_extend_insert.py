"""append, extend, insert, += and *= of bytearrays."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __index__(self): return 200


a = bytearray()
print(a.append(1), a.append(I()), a.append(True), a, a.extend(b'xyz'), a.extend([1, 2]), a.extend(bytearray(b'q')), a.extend(memoryview(b'mv')), a.extend(iter(range(3))), a.extend(x + 1 for x in b'ab'), a.extend(()), a.extend({9: 1}), a)
for f, args in ((a.append, ()), (a.append, (256,)), (a.append, (-1,)), (a.append, ('a',)), (a.append, (b'a',)), (a.append, (1.5,)), (a.append, (None,)), (a.append, (1, 2)), (a.append, (10 ** 30,)), (a.extend, ()), (a.extend, (5,)), (a.extend, ('ab',)), (a.extend, ([1, 'b'],)), (a.extend, ([1, 300],)), (a.extend, (None,)), (a.extend, ([], [])), (a.insert, (0,)), (a.insert, ('x', 1)), (a.insert, (0, 256)), (a.insert, (0, 'a')), (a.insert, (0, None)), (a.insert, (1.5, 1)), (a.insert, (10 ** 30, 1))):
    t(f, *args)
print(a)
b = bytearray(b'bcd')
print(b.insert(0, 97), b.insert(100, 101), b.insert(-1, 33), b.insert(-100, 48), b.insert(True, 49), b)
c = d = bytearray(b'ab')
c += b'cd'
c += bytearray(b'ef')
c += memoryview(b'gh')
print(c, c is d)
c *= 2
print(c, c is d)
c *= 0
print(d)
c += c + b'x'
t(c.__iadd__, c)
print(d)
for bad in ('a', 5, [1], None, (1,), 1.5):
    try:
        c += bad
    except TypeError as e:
        print(e)
for bad in ('a', 1.5, None, b'', [], 10 ** 30):
    try:
        c *= bad
    except Exception as e:
        print(type(e).__name__, e)
c *= -3
print(c, d, c.__iadd__(b'z') is c, c.__imul__(3) is c, c)


def gen():
    yield 1
    raise KeyError('stop')


e = bytearray(b'keep')
t(e.extend, gen())
print(e)
e.extend(e)
print(e)
f = bytearray()
for i in range(600):
    f.append(i & 255)
    f += b'%d' % i
    if len(f) > 100:
        del f[:50]
    f.insert(i % 5, i % 7)
print(len(f), f[-12:])
