"""Arguments: positional, keyword, unpacked, in all orders, and each error of binding."""
def f(a, b=2, *c, d, e=5, **g): return a, b, c, d, e, g
def p(a, /, b, *, c): return a, b, c
def z(): return 'z'
print(f(1, d=4), f(1, 2, 3, 4, d=5, x=6), f(*[1, 2], *(3,), **{'d': 4}, **{'y': 1}), f(d=1, a=2), f(b=1, *[5], d=2), f(1, **{'d': 2, 'not a name': 3}), p(1, 2, c=3), p(1, c=3, b=2))
CALLS = ['f()', 'f(1)', 'f(d=1)', 'f(1, a=2, d=3)', 'f(1, d=1, **{"d": 2})', 'p(1, 2, 3)', 'p(a=1, b=2, c=3)', 'p(1)', 'p()', 'p(1, 2)', 'p(1, 2, c=3, d=4)', 'z(1)', 'z(x=1)', 'z(*[1, 2])', 'z(**{"a": 1})', 'f(*5)', 'f(**5)', 'f(**{1: 2})', 'f(1, 2, *None)', 'f(*[1], **{"a": 2, "d": 3})',
         'f(a=1, a=2)', 'f(a=1, 2)', 'f(**{}, *[])', 'f(**{}, 1)', 'f(1=2)', 'f(a.b=1)', 'f((a)=1)', 'len()', 'len(1, 2)', 'len(x=1)', 'int("1", base=10, z=2)', 'print(foo=1)', 'sorted([], bad=1)', '[].append()', '[].append(1, 2)', '"".join(1, 2)', 'A(1)', 'A.m()', 'A().m(1)', 'A.m(1, 2)', 'z(*"", **{})', 'p(1, b=2, **{"b": 3}, c=1)', 'max()', 'abs(1, 2)', 'dict(1)', 'dict(1, 2)']
class A:
    def m(self): return 'm'
for source in CALLS:
    try: print(eval(source))
    except (TypeError, SyntaxError) as e: print(source, '|', getattr(e, 'msg', e))
total = 0
for i in range(300):
    args, kw = (i, 1)[: 1 + i % 2], {'d': i % 5, 'x' if i % 3 else 'e': 1}
    a, b, c, d, e, g = f(*args, **kw)
    total += a + b + d + e + len(g)
print(total)
