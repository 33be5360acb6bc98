"""& | ^ of bools stay bools; with ints they do not; ~; in place; logic against bits."""
import warnings
warnings.simplefilter('ignore')
for a in (True, False):
    for b in (True, False, 0, 1, 3):
        out = (a & b, a | b, a ^ b, b & a, b | a, b ^ a)
        print(a, b, out, [type(x).__name__ for x in out])
t, f = True, False
print(~t, ~f, type(~t).__name__, t.__and__(f), t.__or__(5), t.__xor__(t), t.__rand__(0), t.__ror__(f), t.__rxor__(2), t.__and__('x'), t.__or__(1.5), t.__invert__())
for g in (lambda: t & 1.5, lambda: t | 'x', lambda: None ^ t, lambda: t & None, lambda: [] | t):
    try:
        print(g())
    except TypeError as e:
        print(e)
x = True
x &= False
print(x)
x |= True
print(x)
x ^= True
print(x)
x |= 2
print(x)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(~t)
    print([(w.category.__name__, str(w.message)) for w in seen])
log = []
def v(name, value):
    log.append(name)
    return value
print(v('a', False) & v('b', True), v('c', False) and v('d', True), v('e', True) | v('f', False), v('g', True) or v('h', False), log)


class R:
    def __rand__(self, o): return ('rand', o)
    def __ror__(self, o): return ('ror', o)
    def __rxor__(self, o): return ('rxor', o)


print(t & R(), f | R(), t ^ R(), True & 2 ** 70, True | 2 ** 70, True ^ -1)
parity = False
bits = 0
for i in range(800):
    b = i * i % 7 > 3
    parity ^= b
    bits = (bits << 1 | b) & 0xffff
    parity |= i % 50 == 0
    parity &= i % 77 != 0
print(parity, bits)
