"""+= and the others: on names, attributes, subscripts, slices, with __iadd__ and without."""
x = 5; x += 1; x -= 2; x *= 3; x /= 4; x //= 1; x **= 3; x %= 7; print(x)
n = 6; n <<= 3; n >>= 1; n &= 30; n |= 1; n ^= 7; print(n)
a = b = [1]; a += (2,); a *= 2; print(a is b, a); a = a + [9]; print(a is b)
t = u = (1,); t += (2,); print(t, u); s = 'a'; s += 'b'; s *= 3; print(s)
st = fs = {1}; st |= {2}; st -= {1}; st ^= {5}; st &= {5, 2}; print(st is fs, st); fz = frozenset({1}); g = fz; g |= {2}; print(g is fz)
d = e = {'a': 1}; d |= {'b': 2}; d |= [('c', 3)]; print(d is e, d); by = bb = bytearray(b'a'); by += b'b'; by *= 2; print(by is bb, by)
class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __imatmul__(self, o): return 'replaced'
    def __sub__(self, o): return I(self.v - o)
    __imul__ = None
i = j = I(1); i += 5; print(i is j, i.v); i -= 2; print(i is j, i.v); i @= 1; print(i)
class P:
    gets = sets = 0
    @property
    def v(self): P.gets += 1; return 10
    @v.setter
    def v(self, x): P.sets += 1; self.got = x
p = P(); p.v += 5; print(P.gets, P.sets, p.got)
for source in ('x += "a"', 'x -= None', 't[0] += 1', 'und += 1', 'x += ', '(x) += 1', '(x, y) += 1', '[x] += 1', '5 += 1', 'x + 1 += 2', 'f() += 1', 'x += yield', 'l += 5', 'l += "ab"', 'l *= "a"', 'st |= [1]', 'j *= 2', 'd["q"] += 1', 'l[9] += 1', 'x.y += 1', 'x ++= 1', 'x =+ 1', 'None += 1', 'x += *l', 'x += *l,', 'x: int += 1', 't += 1', 'fz |= 1', 'by += "a"', 'by += [1, 2]', 'lt[0] += [3]'):
    space = dict(x=5, t=(1,), l=[1], st={1}, j=I(1), d={}, fz=fz, by=bytearray(), lt=([],))
    try: exec(source, space); print(source, 'fine', [space[k] for k in ('x', 'l', 'by', 'lt')])
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e), space['lt'])
total, acc, o = 0, [], I(0)
for k in range(300):
    total += k if k < 200 else 0.5; acc += [k] if k % 100 == 0 else (); o += k; o.v -= 1; total //= 1 if k % 50 else 2
print(total, acc, o.v)
