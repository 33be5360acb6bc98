"""+ - * with bool, float, complex, foreign classes: which method runs, in which order, with which type of result."""
class Log:
    def __init__(self, name): self.name = name
    def __add__(self, other): return f'{self.name}.add({other})'
    def __radd__(self, other): return f'{self.name}.radd({other})'
    def __sub__(self, other): return NotImplemented
    def __rsub__(self, other): return NotImplemented
    def __rmul__(self, other): return f'{self.name}.rmul({other})'
    def __iadd__(self, other): return f'{self.name}.iadd({other})'
    def __repr__(self): return self.name


class SubInt(int):
    def __radd__(self, other): return 'sub radd first'
    def __rsub__(self, other): return NotImplemented
    def __mul__(self, other): return NotImplemented


class Quiet(int): pass


a = Log('a')
print(1 + a, a + 1, 1 * a, True + a, 1.5 + a, 10 ** 30 + a, 1 + SubInt(5), SubInt(5) + 1, 1 - SubInt(5), 1 + Quiet(4), SubInt(2) + SubInt(3))
for f in (lambda: 1 - a, lambda: a - 1, lambda: a * 1, lambda: a * a, lambda: SubInt(2) * 3, lambda: 3 * SubInt(2), lambda: 1 + None, lambda: 1 - '1', lambda: {} * 1, lambda: 1 @ 2, lambda: -a, lambda: 1 + [], lambda: '' + 1, lambda: [] + 1, lambda: () + 1, lambda: b'' + 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
x = 1
x += a; print(x)
y = a
y += 1; print(y)
print([type(v).__name__ for v in (1 + True, 1 + 1.0, 1 + 1j, True + True, True * 1.0, 2 ** 70 + 0.5, True - 1j, -True, +False, abs(True), 2 * True)])
print(10 ** 20 + 0.5, 2 ** 53 + 1.0, 3 * 0.1, 0 * -1.5, 1 - 1e-20, 2 * 1j, 0 * float('inf'), 10 ** 308 * 10.0)
try:
    10 ** 309 * 1.0
except OverflowError as e:
    print(e)
try:
    10 ** 309 + 1j
except OverflowError as e:
    print(e)


def mix(values):
    total = 0
    for v in values:
        total = total + v
        total = total * 1
        total -= v // 2 if isinstance(v, int) else 0
    return total


print(mix(range(500)), mix([1, 2.5, True, 3] * 100), mix([1, 2, 1j] * 100), mix([2 ** 61] * 300 + [-2 ** 62] * 100), repr(mix([True] * 300)))
late = list(range(350)) + [a]
try:
    print(mix(late))
except TypeError as e:
    print(e)
s = 0
for i, v in enumerate([1] * 300 + [0.5] * 100 + [10 ** 25] + [1j]):
    s += v * 2 - v
    if i in (299, 350, 400): print(i, s, type(s).__name__)
print(s)
