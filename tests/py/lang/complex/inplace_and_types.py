"""A variable that changes between int, float, complex in hot loops; in-place operators."""
def walk(values):
    total = 0
    for v in values:
        total += v
        total *= 1
    return total


print(walk([1, 2, 3] * 100), walk([1, 2.5, 3] * 100), walk([1, 2j, 3] * 100), walk([True, 1j, 0.5] * 100))


def step(z, kind):
    if kind == 0:
        z += 1
    elif kind == 1:
        z -= 0.5
    elif kind == 2:
        z *= 1j
    elif kind == 3:
        z /= 2
    else:
        z **= 2
        if abs(z) > 100:
            z = z / abs(z)
    return z


z = 1
for i in range(600):
    z = step(z, i % 5)
print(round(z.real, 6), round(z.imag, 6), type(z).__name__)
acc = [0, 0.0, 0j]
for i in range(600):
    acc[i % 3] += (i, i / 3, complex(0, i))[i * 7 % 3] if i % 3 == 2 else i
print(acc)


class Acc:
    __slots__ = 'v',
    def __init__(self): self.v = 0
    def __iadd__(self, o):
        self.v += o
        return self


a = Acc()
for i in range(400):
    a += i if i < 200 else i * 1j
print(a.v)
x = y = 1j
x += 1
print(x, y, x is y)
pairs = {}
for i in range(400):
    k = complex(i % 3, i % 2)
    pairs[k] = pairs.get(k, 0) + i
print(pairs)
re = im = 0.0
for i in range(500):
    c = complex(re, im) * (0.9 + 0.1j) + 1
    re, im = c.real, c.imag
print(round(re, 9), round(im, 9))
