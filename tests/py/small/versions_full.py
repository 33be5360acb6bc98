"""More types meet at one place than it has versions: the path that has no room ends where it stands."""


def s(v):
    if v != v or v > 1e200 or v < -1e200: return 1
    if isinstance(v, float): return v
    return v
def m(a, b):
    return a % b if b else b
def run(n):
    a, b, c, d = 0, 1, 0, 0
    L = [0, 1, 2, 3, 4]
    out = []
    for i in range(n):
        a, b = b, a
        if (i//3)%7 == ((L[(i*7)%5] + c) + d): c = 5
        b = s(c)
        c = s(m(((float("nan") if i % 2 == 0 else b) if i % 3 == 1 else m(-0.0, i+1)), -5))
        for j1 in range(3):
            a, b = b, a
        out.append(b)
        for z in range(5): L[z] = s(L[z])
    return b
for k in (50, 400, 401, 3000):
    print(run(k))
