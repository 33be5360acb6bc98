"""for loops over ranges: steps, break, else, changed bounds, nested, after the loop."""
def walk(*args):
    out = []
    for i in range(*args):
        if i == 7:
            continue
        if len(out) > 5:
            break
        out.append(i)
    else:
        out.append('all')
    return out


for args in ((4,), (0,), (-3,), (5, 9), (9, 5), (9, 5, -1), (0, 100, 13), (0, -100, -33), (3, 4, 100), (20,), (-5, 5, 3), (5, -5, -3)):
    print(walk(*args))
n = 5
for i in range(n):
    n = 2
    last = i
print(last, n)
for i in range(3):
    for i in range(10, 12):
        pass
    print(i, end=' ')
print(i)
for k in range(0):
    pass
print('k' in globals())
step = 0
for i in range(1000):
    for j in range(i, i + 1000, 501):
        step += j - i
    if step > 50000:
        break
print(i, j, step)


def down(n):
    total = 0
    for i in range(n - 1, -1, -1):
        for j in range(i, 0, -3):
            total = (total * 3 + j) % 10007
    return total


print(down(60), [down(k) for k in range(5)])


def mixed(bounds):
    total = 0
    for b in bounds:
        for i in range(b):
            total += i
    return total


print(mixed([5, True, 0, -4, 2 ** 4] * 40))
try:
    mixed([3, 2.0])
except TypeError as e:
    print(e)
for i in range(2 ** 63, 2 ** 63 + 600):
    n += i & 1
print(n, i)
t = 0
for i in range(-300, 300):
    t += i * i if i < 0 else -i
print(t)
found = None
for a in range(1, 40):
    for b in range(a, 40):
        c2 = a * a + b * b
        for c in range(b, 57):
            if c * c == c2 and a + b + c == 84:
                found = a, b, c
print(found)
