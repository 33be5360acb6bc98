"""List iterators while the list grows, shrinks, is cleared; reversed; state and hints."""
import copy
import pickle
a = [1, 2, 3]
it = iter(a)
print(type(it).__name__, next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__length_hint__(), it.__reduce__()[1:])
a.append(4)
print(next(it, 'still over'))
out = []
b = [1, 2, 3, 4, 5, 6]
for x in b:
    out.append(x)
    b.remove(x)
print(out, b)
out = []
b = list(range(4))
for x in b:
    out.append(x)
    if x < 3 and len(b) < 8:
        b.insert(0, 9)
print(out, b)
for x in (b := list(range(5))):
    b.clear()
print(b)
r = reversed([1, 2, 3])
print(type(r).__name__, r.__length_hint__(), next(r), r.__reduce__()[1:], list(r), r.__length_hint__())
c = [1, 2, 3, 4]
r = reversed(c)
next(r)
del c[1:]
print(r.__length_hint__(), list(r))
c = [1, 2, 3]
r = reversed(c)
c.append(4)
print(list(r))
it = iter([1, 2, 3, 4])
it.__setstate__(2)
print(list(it))
it = iter([1, 2, 3])
it.__setstate__(0)
print(next(it), list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it))
r = reversed([1, 2, 3, 4])
r.__setstate__(1)
print(list(pickle.loads(pickle.dumps(r))), list(r))
for f in (lambda: next(iter([])), lambda: next(iter([]), 'd'), lambda: iter([]).__setstate__('x'), lambda: type(iter([]))(), lambda: list.__iter__(()), lambda: list.__reversed__(()), lambda: [].__iter__(1)):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
d = [0]
total = 0
for i, x in enumerate(d):
    total += x
    if i < 500:
        d.append(i * 3 % 7)
print(total, len(d))
for x, y in zip(d, d[1:]):
    d.pop()
print(len(d))
