"""sort and sorted: keys, reverse, stability, errors, changes during the sort."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda x: -x), a, a.sort(key=None, reverse=0), sorted('hello'), sorted({3: 1, 1: 2}), sorted((2, 1), reverse=True), sorted([]))
w = ['banana', 'Apple', 'cherry', 'apple', 'Banana', 'kiwi', 'fig']
print(sorted(w), sorted(w, key=str.lower), sorted(w, key=len), sorted(w, key=len, reverse=True), sorted(w, key=lambda s: (len(s), s)), sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], [1]]), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
for f in (lambda: [1, 'a'].sort(), lambda: [None, 1].sort(), lambda: [1j, 2].sort(), lambda: a.sort(1), lambda: a.sort(lambda x: x), lambda: a.sort(key=5), lambda: a.sort(reverse='x'), lambda: a.sort(cmp=1), lambda: sorted(), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted([1], key=lambda: 1), lambda: sorted([3, 1], key=str, reverse=None), lambda: sorted(iterable=[1]), lambda: [object(), object()].sort(), lambda: [[1], ['a']].sort(), lambda: sorted([1, 2], reverse=1.5), lambda: [{}, {}].sort(), lambda: [(1, None), (1, 2)].sort(), lambda: ['a', b'a'].sort()):
    t(f)
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True)[:5])


class K:
    count = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        K.count += 1
        return self.v < o.v
    def __repr__(self): return f'K{self.v}'


print(sorted([K(3), K(1), K(2)]), K.count, min([K(2), K(1)]), max([K(2), K(1), K(5)], key=lambda k: -k.v))
b = [3, 2, 1]


def grow(x):
    b.append(x)
    return x


t(b.sort, key=grow)
print(b)
b = [3, 2, 1]
seen = []
b.sort(key=lambda x: seen.append(list(b)) or x)
print(seen, b)
c = [5, 4, 'x', 1]
t(c.sort)
print(sorted(map(str, c)))
d = [2, 1, 3]
t(d.sort, key=lambda x: 1 // (x - 1))
print(d)
big = [(i * 7919) % 1009 for i in range(1500)]
big.sort()
print(big[:5], big == sorted(big), all(x <= y for x, y in zip(big, big[1:])), sorted(big, reverse=True) == big[::-1], sorted([0.5, -0.0, 0, float('inf'), -1e300]), sorted(['é', 'z', 'a', '😀']), sorted(range(20), key=lambda i: (i * 7) % 5))
