"""Hot loops over tuples of changing sizes and kinds, as returns, keys, arguments and states."""
def stats(values):
    lo, hi, total = values[0], values[0], 0
    for v in values:
        lo, hi, total = min(lo, v), max(hi, v), total + v
    return lo, hi, total


acc = (0, 0, 0)
for i in range(300):
    lo, hi, s = stats((i, i * 7 % 13, -i)) if i % 3 else stats((i, 0.5))
    acc = acc[0] + lo, acc[1] + hi, acc[2] + s
print(acc)


def collatz(n):
    steps = 0
    state = (n, steps)
    while state[0] != 1:
        n, steps = state
        state = (n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)
    return state


print([collatz(n)[1] for n in range(1, 30)])


def gcd_ext(a, b):
    x, y = (1, 0), (0, 1)
    while b:
        q = a // b
        a, b = b, a % b
        x, y = y, tuple(u - q * v for u, v in zip(x, y))
    return (a, *x)


print([gcd_ext(i * 12 + 5, i * 7 + 1) for i in range(1, 8)])
seen = {}
state = (1, 0, 0)
for step in range(2000):
    a, b, c = state
    state = ((a * 3 + b) % 7, (b + c + 1) % 5, (c ^ a) % 4)
    if state in seen:
        print('cycle', step, seen[state], state)
        break
    seen[state] = step
kinds = [(), (1,), (1, 2), (1, 2, 3), ('a', 1.5), (None, (True,))]
total = 0
for i in range(600):
    k = kinds[i % len(kinds)]
    total += len(k)
    match k:
        case (x,):
            total += x
        case (int(x), int(y)):
            total += x * y
        case (x, y, z):
            total += x + y + z
        case (str(), f):
            total += f
    total += len(k + (i,)) + (k == kinds[(i + 1) % 6]) + (hash(k) == hash(tuple(k)))
print(total)
def tree(n): return () if n == 0 else (tree(n - 1), n, tree(n - 1))
def depth(t): return 0 if not t else 1 + max(depth(t[0]), depth(t[2]))
def total_of(t): return t[1] + total_of(t[0]) + total_of(t[2]) if t else 0
print(depth(tree(7)), total_of(tree(7)))
