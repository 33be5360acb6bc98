"""Targets of assignment: names, attributes, subscripts, nested, starred, several."""
a = b = c = [1]
print(a is b is c)
(x, y), [z, *w], *v = (1, 2), 'abcd', 5, 6
print(x, y, z, w, v)
a, b = 1, 2; a, b = b, a; print(a, b)
i, l = 0, [10, 20]
i, l[i] = 1, 'set'; print(i, l)
[p, q] = {'k': 1, 'm': 2}; (r,) = 'z'; [] = (); () = []
print(p, q, r)
*head, tail = range(4); first, *_, last = 'hello'; print(head, tail, first, last, _)
class O: pass
o = O(); o.x, o.y = o.z = 'st'; print(o.x, o.y, o.z)
d = {}; d['a'], (d['b'], *d['c']) = 1, (2, 3, 4); print(d)
x = x, x = (5, 6); print(x)
for source in ('a, b = 1', 'a, b = 1, 2, 3', 'a, b, c = "ab"', 'a, *b = []', '*a, b, c = [1]', 'a, b = {1}', '(a, b), c = 1, 2', '*a, *b = 1', '*a = 1', '*a, = 5', '1 = x', 'f() = 1', '"a" = 1', 'a + b = 1', '[a, 1] = 1, 2', 'x.y = 1', 'x[0] = 1', 'None.x = 1', 'a = ', 'a b = 1', '(a) = 5', '(a, b) = (1, 2)', '() = (1,)', 'a, b = None', '[a for a in b] = 1', '-a = 1', 'a if b else c = 1', 'f"{a}" = 1', '{} = 1', 'a < b = 1', '... = 1', 'lambda: 0 = 1', 'yield = 1', 'print(x) = 1', 'a, b += 1', 'a = *b', 'a = *[1],', 'x, y = z = 1, 2', 'del a, = 1'):
    try: exec(source, {'x': 5}); print(source, 'fine')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e))
a, b, total = 0, 1, 0
for i in range(300):
    a, b = b, (a + b) % 10007
    (m, *n), k = (i, a, b), 1 if i < 250 else 0.5
    total += m + sum(n) * k
print(total)
