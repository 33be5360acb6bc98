# Objects whose allocation was removed are made when compiled code is left: several at once, referring to each other.
class P:
    def __init__(self, a, b, c):
        self.a = a; self.b = b; self.c = c
class Q:
    def __init__(self, p, x):
        self.p = p; self.x = x
def f(i, xs):
    q = Q(P(i, [i], (i, i + 1)), P(i * 2.5, i, "s"))
    if xs[i % 7] > 5:
        return q
    return q.p.a + q.x.b
def run(n):
    xs = [1, 2, 3, 4, 5, 6, 9]
    kept = []
    t = 0
    for i in range(n):
        r = f(i, xs)
        if type(r) is Q:
            kept.append(r)
            if len(kept) > 50:
                kept.pop(0)
            t += r.p.a + r.x.b + len(r.p.b) + r.p.c[1] + int(r.x.a)
        else:
            t += r
    return t
print(run(4000))
