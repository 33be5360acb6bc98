"""Changes of a dict while it is iterated: what is an error, what is not."""
def attempt(f):
    d = {'a': 1, 'b': 2, 'c': 3}
    seen = []
    try:
        for k in d:
            seen.append(k)
            f(d, k)
    except RuntimeError as e:
        seen.append(str(e))
    print(seen, d)


def add(d, k): d[k + 'x'] = 0
def remove(d, k): del d[k]
def value(d, k): d[k] = 9
def replace(d, k):
    del d[k]
    d[k + '!'] = 0
def clear(d, k): d.clear()
def swap(d, k):
    v = d.pop(k)
    d[k] = v + 1 if v < 9 else v
def update(d, k): d.update(dict.fromkeys('abc', 7))
def setdefault(d, k): d.setdefault('zz', 1)
def fill(d, k):
    d.pop(k)
    for i in range(20):
        d[i] = i


for f in (add, remove, value, clear, update, setdefault, fill):
    attempt(f)
for kind in (dict.keys, dict.values, dict.items, lambda d: reversed(d), lambda d: reversed(d.items())):
    d = {1: 'a', 2: 'b'}
    it = iter(kind(d))
    print(next(it), it.__length_hint__(), end=' ')
    d[3] = 'c'
    for _ in range(2):
        try:
            print(next(it))
        except (RuntimeError, StopIteration) as e:
            print(type(e).__name__, e, end=' ')
    print(it.__length_hint__())
d = {1: 2}
it = iter(d)
print(list(it))
d[5] = 6
print(list(it), it.__length_hint__())
for k in list(d):
    del d[k]
print(d)
for k, v in (d2 := {'x': 1, 'y': 2}).copy().items():
    d2[k + k] = v
print(d2)
it = iter({1: 2, 3: 4})
print(type(it).__name__, it.__reduce__()[1:], next(it), it.__reduce__()[1:], list(it), it.__reduce__()[1:])
total = 0
d = {i: i for i in range(50)}
for _ in range(20):
    for k in d:
        d[k] += k
        total += d[k]
try:
    for k, v in d.items():
        total += v
        if k == 40:
            d[100] = 1
except RuntimeError as e:
    print(e)
print(total)
