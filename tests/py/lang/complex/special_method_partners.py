"""Reflected methods and partners of complex in all operators."""
class P:
    def __init__(self, answer): self.answer = answer
    def __getattr__(self, name): raise AttributeError(name)
    for op in 'add sub mul truediv pow floordiv mod divmod'.split():
        exec(f'def __{op}__(self, o): return self.answer or ("{op}", o)\ndef __r{op}__(self, o): return self.answer or ("r{op}", o)')
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    def __gt__(self, o): return 'gt'


p, q, z = P(None), P(NotImplemented), 1 + 1j
for name, f in (('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b), ('/', lambda a, b: a / b), ('**', lambda a, b: a ** b), ('//', lambda a, b: a // b), ('%', lambda a, b: a % b), ('divmod', divmod), ('<', lambda a, b: a < b), ('==', lambda a, b: a == b), ('>', lambda a, b: a > b)):
    print(name, f(z, p), f(p, z), end=' ')
    for a, b in ((z, q), (q, z)):
        try:
            print(f(a, b), end=' ')
        except TypeError as e:
            print(e, end=' ')
    print()


class Sub(complex):
    def __radd__(self, o): return 'Sub.radd'
    def __rmul__(self, o): return 'Sub.rmul'
    def __rpow__(self, o, m=None): return 'Sub.rpow'


s = Sub(1)
print(z + s, s + z, z * s, 2 * s, 1.5 + s, z ** s, z - s, True * s)


class F(float):
    def __radd__(self, o): return 'F.radd'
    def __add__(self, o): return 'F.add'


class I(int):
    def __rmul__(self, o): return 'I.rmul'


print(z + F(1), F(1) + z, z * I(2), I(2) * z, z - F(1))
x = z
x += p
print(x)
class IAdd(complex):
    def __iadd__(self, o): return IAdd(self.real + 10)
y = IAdd(1)
y += 5
print(y, type(y).__name__)
n = 0
for i in range(300):
    r = z + (p if i % 3 else i)
    n += 1 if isinstance(r, tuple) else r
print(n)
