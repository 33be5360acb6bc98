"""How NotImplemented steers binary operators, comparisons, augmented assignment and in."""
log = []
class L:
    def __init__(self, name, answer=NotImplemented): self.name, self.answer = name, answer
for op in 'add sub mul matmul truediv floordiv mod pow lshift rshift and or xor lt le eq ne gt ge'.split():
    def method(self, o, op=op):
        log.append(f'{self.name}.{op}')
        return self.answer
    setattr(L, f'__{op}__', method)
    def right(self, o, op=op):
        log.append(f'{self.name}.r{op}')
        return self.answer
    setattr(L, f'__r{op}__', right)
class Sub(L):
    def __radd__(self, o):
        log.append(f'{self.name}.sub radd')
        return self.answer
def show(f):
    log.clear()
    try:
        r = f()
        r = r if not isinstance(r, L) else r.name
    except TypeError as e:
        r = e
    print(r, log)


a, b, s = L('a'), L('b'), Sub('s')
for f in (lambda: a + b, lambda: a + a, lambda: a + s, lambda: s + a, lambda: a + 1, lambda: 1 + a, lambda: 'x' + a, lambda: a - b, lambda: a ** b, lambda: a @ b, lambda: a == b, lambda: a != b, lambda: a < b, lambda: a < s, lambda: a <= 1, lambda: 1 >= a, lambda: a == a, lambda: a == s, lambda: a << b, lambda: a & 5, lambda: [1] + a, lambda: [1] * a, lambda: a * 'x', lambda: divmod(a, b), lambda: pow(a, b), lambda: pow(a, b, 2), lambda: a in [b], lambda: a in (a,), lambda: sorted([a, b]), lambda: max(a, b), lambda: sum([a]), lambda: a % b, lambda: 'x%s' % (1,) and '%d' % a):
    show(f)
b.answer = 'b answers'
for f in (lambda: a + b, lambda: b + a, lambda: 1 + b, lambda: a < b, lambda: a == b, lambda: 5 != b, lambda: a ** b, lambda: [b].index(5), lambda: sum([1, b]), lambda: 'x' % b if False else 2.5 - b):
    show(f)
class I:
    def __iadd__(self, o):
        log.append('iadd')
        return NotImplemented
    def __add__(self, o):
        log.append('add')
        return 'added'
def aug(x, y):
    x += y
    return x
show(lambda: aug(I(), 1))
show(lambda: aug(a, b))
show(lambda: aug(a, 1))
show(lambda: aug(1, a))
class Only:
    def __gt__(self, o): return 'reflected'
show(lambda: Only() < Only())
show(lambda: 1 < Only())
show(lambda: Only() < 1)
class NE:
    def __eq__(self, o): return NotImplemented if o == 1 else o == 2
print(NE() == 1, NE() != 1, NE() == 2, NE() != 2, NE() != 3)
class None_:
    __add__ = None
    __eq__ = None
    __radd__ = None
    __iter__ = None
    __hash__ = None
    __contains__ = None
    __lt__ = None
n_ = None_()
for f in (lambda: n_ + 1, lambda: 1 + n_, lambda: n_ == 1, lambda: 1 == n_, lambda: iter(n_), lambda: hash(n_), lambda: 1 in n_, lambda: n_ < 1, lambda: n_ != 1):
    show(f)
count = 0
for i in range(300):
    log.clear()
    b.answer = NotImplemented if i % 3 else i
    try:
        count += a + b
    except TypeError:
        count += 1
print(count)
