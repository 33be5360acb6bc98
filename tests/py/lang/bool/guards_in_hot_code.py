"""Hot functions whose conditions get bools, ints, strings, None, objects in turn."""
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


def pick(x):
    if x:
        return 1
    return 0


def both(x, y): return 1 if x and not y else 2 if y else 3
def count(xs):
    n = 0
    for x in xs:
        if not x:
            n += 1
        elif x is True:
            n += 10
        else:
            n += 100
    return n


print([pick(True) for _ in range(300)].count(1), [pick(i % 2) for i in range(300)].count(1))
mixed = [True, 0, '', 'a', None, 1.5, 0.0, [], [1], {}, (), T(True), T(False), L(0), L(1), b'', 2 ** 70, 0j, print, int, float('nan'), range(0), set()]
print([pick(x) for x in mixed], count(mixed), count(mixed * 20))
print(sum(both(mixed[i % 23], mixed[i * 5 % 23]) for i in range(900)))
def loop(n):
    total, flag, other = 0, False, None
    for i in range(n):
        if flag:
            total += i
        if other:
            total -= 1
        flag = i % 3 == 0 or flag and i % 5 != 0
        other = [None, 0, 'x', flag][i % 4]
        if not flag and not other:
            total += 2
    return total, flag, other
print(loop(1000))
def search(xs, want):
    found = False
    for i, x in enumerate(xs):
        found = x == want
        if found:
            break
    return found, i
print(search(range(500), 321), search([1.0] * 400 + [2], True), search('abc' * 100, 'z'))
def whiles(n):
    steps = 0
    todo = list(range(n))
    while todo:
        x = todo.pop()
        steps += not x or x & 1
        while x and not x & 1:
            x >>= 1
            steps += True
    return steps
print(whiles(300), whiles(0))
acc = 0
t = T(True)
for i in range(500):
    t.v = i % 7 < 3
    acc += 1 if t else 2
    acc += (t and 5) == 5
    if i == 250:
        T.__bool__ = lambda self: not self.v
print(acc)
