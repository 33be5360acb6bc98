"""Pipelines of generators and iterators: chunks, windows, merges, round robin, flattening."""
import itertools
def numbers(n): yield from range(n)
def evens(it): return (x for x in it if not x % 2)
def squares(it):
    for x in it: yield x * x
def take(n, it):
    for _, x in zip(range(n), it): yield x
def chunked(it, n):
    it = iter(it)
    while c := list(take(n, it)): yield c
def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) > n: buf.pop(0)
        if len(buf) == n: yield tuple(buf)
def merge(*its):
    heads = []
    for i in map(iter, its):
        for v in i:
            heads.append([v, i])
            break
    while heads:
        h = min(heads, key=lambda p: p[0])
        yield h[0]
        try: h[0] = next(h[1])
        except StopIteration: heads.remove(h)
def roundrobin(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)): yield from flatten(y)
        else: yield y
def unique(it, seen=None):
    seen = set() if seen is None else seen
    for x in it:
        if x not in seen:
            seen.add(x)
            yield x


print(list(squares(evens(numbers(10)))), list(take(3, itertools.count())), list(chunked('abcdefg', 3)), list(window(range(5), 3)), list(merge([1, 4, 7], [2, 5], [], (0, 9))), ''.join(roundrobin('abc', 'd', 'efgh')), list(flatten([1, [2, (3, [4])], []])), list(unique('abracadabra')))
def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n
print(list(take(15, primes())), next(p for p in primes() if p > 200))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
print(sum(x for x in itertools.takewhile(lambda v: v < 10 ** 6, fib()) if x % 2 == 0), list(itertools.islice(fib(), 50, 52)))
def averager():
    total = count = 0
    avg = None
    while True:
        v = yield avg
        total += v
        count += 1
        avg = total / count
a = averager()
next(a)
print([a.send(v) for v in (10, 20, 60)])
def tokens(s):
    it = iter(s + ' ')
    word = ''
    for c in it:
        if c.isalnum(): word += c
        else:
            if word: yield word
            word = ''
            if not c.isspace(): yield c
print(list(tokens('x1 = (y+22)*z')))
print(sum(squares(evens(numbers(600)))), sum(map(sum, window(range(300), 4))), sum(map(len, chunked(range(500), 7))), sum(1 for _ in merge(range(0, 200, 2), range(1, 200, 3))), list(roundrobin(*(range(i) for i in range(6))))[-3:], sum(flatten([[i, [i, [i]]] for i in range(100)])), len(list(unique(i * i % 37 for i in range(300)))))
