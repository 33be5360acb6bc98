"""Ranges for arithmetic: lengths, last items, sums, sieves, windows."""
def last(r): return r[-1] if r else None
def total(r): return (r[0] + r[-1]) * len(r) // 2 if r else 0


for r in (range(10), range(1, 100, 7), range(100, 1, -7), range(0), range(5, 6), range(-50, 50, 11), range(10 ** 18, 10 ** 18 + 100, 9)):
    assert total(r) == sum(r) and len(r) == len(list(r)) and last(r) == (list(r) or [None])[-1]
    print(len(r), last(r), total(r))
N = 300
sieve = [True] * N
for p in range(2, int(N ** 0.5) + 1):
    if sieve[p]:
        for m in range(p * p, N, p):
            sieve[m] = False
primes = [p for p in range(2, N) if sieve[p]]
print(len(primes), primes[-3:])
text = 'abcdefghij'
print([text[i:i + 3] for i in range(0, len(text), 3)], [text[i] for i in range(len(text) - 1, -1, -3)], [sum(range(i, i + 3)) for i in range(5)])
print([len(range(a, b, c)) for a in (-3, 0, 4) for b in (-2, 0, 5) for c in (-2, -1, 1, 3)])
digits = [sum(int(d) for d in str(n)) for n in range(0, 1000, 37)]
print(digits)
grid = {(x, y): x * y for x in range(-2, 3) for y in range(-2, 3)}
print(sum(grid.values()), sum(v for (x, y), v in grid.items() if x in range(0, 3) and y in range(3)))


def common(a, b):
    return [x for x in a if x in b]


print(common(range(0, 100, 6), range(0, 100, 10)), common(range(1, 50, 4), range(3, 50, 7)))
pascal = [1]
for _ in range(12):
    pascal = [1] + [pascal[i] + pascal[i + 1] for i in range(len(pascal) - 1)] + [1]
print(pascal)
acc = 0
for i in range(1, 400):
    for d in range(1, 6):
        acc += i % d == 0
print(acc)
