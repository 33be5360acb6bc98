"""Ranges with steps, in hot loops: up, down, changing sign, at the edges."""


def steps(n):
    total = 0
    for step in (1, 2, 3, 7, -1, -2, -5, n, -n):
        for i in range(0, n if step > 0 else -n, step):
            total += i
        for i in range(n, 0, step) if step < 0 else range(1, n, step):
            total -= i * 2
    return total


def marks(n):
    flags = [True] * (n + 1)
    names = ["?"] * (n + 1)
    for k in range(2, n + 1):
        if flags[k]:
            for j in range(k * k, n + 1, k):
                flags[j] = False
                names[j] = str(j % 10)
                names[j - 1] = None
    return sum(flags), names[4:9], names[-3:]


def edges():
    big = 1 << 62
    out = []
    for lo, hi, step in ((big - 10, big + 10, 3), (-big + 5, -big - 9, -4), (0, 1 << 70, 1 << 68), (5, 5, -1)):
        count = last = 0
        for i in range(lo, hi, step):
            count += 1
            last = i
        out.append((count, last))
    return out


def swapping(n):
    total = 0
    step = 1
    for k in range(n):
        for i in range(0, 20 * step, step):
            total += i
        step = -step if k % 10 == 9 else step
        if k == n // 2:
            step *= 3
    return total


print(steps(1000), marks(3000), swapping(900))
for _ in range(3):
    print(edges())
