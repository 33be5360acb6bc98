"""Binary operators: reflection, in-place forms, NotImplemented, subclass priority."""
# oracle: native
OPS = 'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor'.split()
SYMBOLS = dict(zip(OPS, '+ - * @ / // % divmod ** << >> & | ^'.split()))


def method(name):
    def f(self, other, *mod): return (name, other if not isinstance(other, A) else type(other).__name__) + mod
    return f


class A: pass


for op in OPS:
    setattr(A, f'__{op}__', method(op))
    setattr(A, f'__r{op}__', method('r' + op))
    if op not in ('divmod',) and len(op) % 2: setattr(A, f'__i{op}__', method('i' + op))


class B(A):
    def __radd__(self, other): return 'B first'
    def __rsub__(self, other): return NotImplemented


a, b = A(), B()
for op, symbol in SYMBOLS.items():
    if op == 'divmod':
        print(divmod(a, 1), divmod(1, a))
        continue
    x = a
    space = {'a': a, 'x': a}
    exec(f'x {symbol}= 2', space)
    print(op, eval(f'a {symbol} 1'), eval(f'1 {symbol} a'), eval(f"'s' {symbol} a") if op != 'mod' else '', space['x'])
print(a + b, b + a, a - b, pow(a, 2, 3), pow(2, a))
for source in ('None + a.x', 'object() + 1', '1 + object()', '[] - []', '{} * 2', '"a" // 2', 'None ** 2', 'divmod({}, 1)', '1 @ 2', '[] << 1', '1.5 & 2', 'x += 1', 'x @= 1', 'x **= 2', 'pow([], 2)', 'pow(2, 3, [])', '"a" & "b"', 'print >> 1', '2 ** None', '{} | 1', '{1} | [1]', 'x //= None'):
    try:
        exec(source, {'a': 5, 'x': None})
    except (TypeError, AttributeError) as e:
        print(source, '|', e)


class Vec:
    def __init__(self, *v): self.v = v
    def __add__(self, o): return Vec(*(p + q for p, q in zip(self.v, o.v)))
    def __mul__(self, k): return Vec(*(p * k for p in self.v))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(p * q for p, q in zip(self.v, o.v))
    def __imul__(self, k): self.v = tuple(p * k for p in self.v); return self


v, total = Vec(1, 2), 0
for i in range(300):
    v = v + 2 * Vec(1, i % 3) * 1
    v *= 1 if i % 100 else 0.5
    total += v @ v
print(round(total, 2), v.v)
