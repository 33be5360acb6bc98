"""Identity, type and value: `is` against ==, immutability, aliases."""
a = [1, 2]
b = a
c = [1, 2]
print(a is b, a is c, a == c, id(a) == id(b), type(a) is type(c) is list)
b.append(3)
print(a, c)
t = (a, 1)
t[0].append(4)
print(t, type(t))
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)
s = 'abc'
s2 = s
s += 'd'
print(s, s2, s is s2)
x = y = []
x.append(1)
print(y, [[]] * 3, [[] for _ in range(3)])
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
print(None is None, () is (), type(type), type(object), object.__class__, isinstance(type, object), isinstance(object, type))


class E:
    def __eq__(self, other):
        return True


print(E() == 1, 1 == E(), E() is E(), E() in [2], [E()] == [3])
nan = float('nan')
print(nan == nan, nan in [nan], [nan] == [nan], (nan,) == (float('nan'),), nan is nan)
same = 0
for i in range(300):
    same += (i is i) + (a is b) + ([] is [])
print(same)
