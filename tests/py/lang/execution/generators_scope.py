"""Names in generators and comprehensions: their own scopes, late cells, frames that stay."""
def g(n):
    for i in range(n):
        x = i * 2
        yield lambda: (i, x)
print([f() for f in g(3)], [f() for f in list(g(3))])
y = 'module'
class C:
    y = 'class'
    a = [y for _ in range(1)]
    b = list(y for _ in range(1))
    c = [(lambda: y)() for _ in range(1)]
    d = {z for z in [y]}
print(C.a, C.b, C.c, C.d)
def h():
    fs = [lambda k=k: (k, v) for k in range(2) if (v := k * 10) >= 0]
    return [f() for f in fs], v
print(h(), [k for k in [1] for k in [k, k + 1]], [[j for j in range(i)] for i in [i + 1 for i in range(2)]])
def total(n): return sum(f()[1] for f in g(n))
print(sum(total(i % 9) for i in range(200)))
