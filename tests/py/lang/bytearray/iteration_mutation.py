"""Iterating over a bytearray, also while it changes."""
import copy
import pickle
a = bytearray(b'hello')
it = iter(a)
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), next(it, 'end'), it.__length_hint__())
out = []
b = bytearray(b'ab')
for x in b:
    out.append(x)
    if len(b) < 6:
        b.append(x + 1)
print(out, b)
out = []
b = bytearray(b'abcdef')
for x in b:
    out.append(x)
    del b[0]
print(out, b)
it = iter(b)
list(it)
b.extend(b'more')
print(list(it), next(it, 'still over'))
it = iter(b)
next(it)
b.clear()
print(it.__length_hint__(), list(it))
r = reversed(bytearray(b'xyz'))
print(type(r).__name__, next(r), r.__length_hint__(), list(r))
c = bytearray(b'12345')
r = reversed(c)
next(r)
c[:] = b'1'
print(list(r), r.__length_hint__())
it = iter(bytearray(b'abcd'))
it.__setstate__(2)
print(list(it))
it = iter(bytearray(b'abcd'))
next(it)
print(list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))))
x, *y = bytearray(b'abc')
print(x, y, [*bytearray(b'q')], tuple(bytearray(b'ab')), sorted(bytearray(b'cab')), dict.fromkeys(bytearray(b'a')), list(zip(bytearray(b'ab'), 'xy')), all(bytearray(2)), any(bytearray(2)), int(bytearray(b'12')), float(bytearray(b'1.5')), ord(bytearray(b'Z')))
match bytearray(b'a'):
    case [_]:
        print('sequence')
    case bytearray(v):
        print('bytearray', v)
n = 0
for i in range(300):
    for c in bytearray(b'ab%d' % i):
        n += c
print(n)
