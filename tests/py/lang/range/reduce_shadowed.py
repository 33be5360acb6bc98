"""The name range replaced, wrapped and restored; ranges of other classes."""
import builtins
real = range


def count(n):
    total = 0
    for i in range(n):
        total += i
    return total


print([count(10) for _ in real(300)][-1])


def range(n):
    yield from real(n, 0, -1)


print(count(10), [count(3) for _ in real(300)][-1])
del range
print(count(4))
calls = []


def noisy(*args):
    calls.append(args)
    return real(*args)


builtins.range = noisy
print(count(5), calls)
builtins.range = real
print(count(6), range is real)


class Range:
    def __init__(self, *a): self.r = real(*a)
    def __iter__(self): return iter(self.r)
    def __len__(self): return len(self.r)
    def __getitem__(self, i): return self.r[i] * 10


range = Range
print(count(5), list(range(3)), range(3)[2], list(reversed(range(3))))
range = lambda n: [1.5] * n
print([count(4) for _ in real(200)][-1])
range = 5
try:
    count(3)
except TypeError as e:
    print(e)
del range
print(count(7))


def local(range):
    return [i for i in range(3)]


print(local(real), local(lambda n: 'xy'))
total = 0
r, s = real, real(5)
for i in r(300):
    for j in s:
        total += i * j
print(total)
