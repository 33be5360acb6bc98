"""Primaries chained: attributes, subscripts, slices, calls; order; augmented through them."""
class A:
    def __init__(self): self.d = {}; self.items = [1, 2, 3]
    def me(self): LOG.append('me'); return self
    def __getitem__(self, k): LOG.append(('get', k)); return self.items[k] if isinstance(k, (int, slice)) else k
    def __setitem__(self, k, v): LOG.append(('set', k, v))
LOG = []
a = A()
a.me()[0] += a.me()[1]
print(LOG, a.me().me().items[1:][0], a[1:2, ..., ::2], (lambda: a)().d, a.d.setdefault('x', []).append(1), a.d)
a.me().d['k'] = a.me().d['j'] = 5
print(a.d, 'abc'[1].upper()[0].lower() * 2, [[1, 2], [3]][0][1], {'f': len}['f']('abc'), (1).real.imag, "x".join(["a", "b"])[::-1][0])
for source in ('a.b', 'a.items[10]', 'a.items["x"]', '{}["k"]', '"abc"[5]', '(1, 2)[2]', '5[0]', 'len[0]', 'None.x', 'a()', '"a"()', 'a.items(1)', '(1)(2)', 'a[1:2](3)', 'range(3)[3]', 'b"a"[1]', '[1][None]', '[1][1.0]', '{}[[]]', '[][::0]', '"a"["b"]', 'a.d.x', 'int.x', 'print.x', 'A.zzz', '[1]["a":]', 'f'):
    try: print(eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
LOG = []
total = 0
for i in range(300):
    total += a.me().items[i % 3] + a.d['k']
    if i == 200: a.items = [0.5, 1, 2]
print(total, len(LOG))
