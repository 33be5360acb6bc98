from array import array
def sieve(n):
    f = bytearray([1]) * (n + 1)
    f[0] = f[1] = 0
    i = 2
    while i * i <= n:
        if f[i]:
            for j in range(i * i, n + 1, i):
                f[j] = 0
        i += 1
    return sum(f)
print(sieve(3000))
def arr(code, n):
    a = array(code, [0] * n)
    for k in range(3):
        for i in range(n):
            a[i] = a[i - 1] + i % 7 - (3 if code in "bqldhi" else 0) if code not in "BHILQ" else i & 255
    t = 0
    for i in range(-n, n):
        t += a[i] * (i + 1)
    return t, len(a)
for c in "bBqldhHiILQ": print(c, arr(c, 25))
print(arr('d', 400), arr('q', 400), arr('l', 300), arr('B', 300))
def csum(b):
    h = 7
    for i in range(len(b)):
        h = (h * 31 + b[i] ^ b[-1 - i]) & 0xffffffff
    return h
for i in range(30): pass
print([csum(bytes(range(k))) for k in (3, 50, 200)], csum(bytearray(b'abc' * 100)), csum(array('b', [-1, -128, 127] * 60)))
def err(a, v):
    out = []
    for i in range(200):
        try:
            a[i % 40] = v if i > 150 else i % 100
        except (IndexError, ValueError, TypeError, OverflowError) as e:
            if len(out) < 3 or i > 197: out.append(f"{i} {type(e).__name__}: {e}")
    return out
print(err(bytearray(30), 256)); print(err(array('b', range(35)), 200)); print(err(array('q', range(35)), 1 << 70)); print(err(array('d', range(35)), 'x')); print(err(array('d', range(38)), 1 << 65))
def grow():
    b = bytearray()
    for i in range(500):
        b.append(i & 255)
        if i % 3 == 0: b[i // 2] = b[i] ^ 1 & 255
        if i % 50 == 49: del b[10:20]; b += b'0123456789'
    return csum(b), len(b)
print(grow())
class A(array):
    def __getitem__(self, i): return 5
def sub(a):
    s = 0
    for i in range(100): s += a[i % 3]
    return s
print(sub(array('d', [1, 2, 3])), sub(A('d', [1, 2, 3])), sub(array('q', [1, 2, 3])), sub([1, 2, 3]), sub(b'abc'), sub(bytearray(b'abc')))
print(arr('i', 400), arr('h', 300), arr('H', 300), arr('I', 300), arr('L', 300))
print(err(array('i', range(38)), 1 << 31)); print(err(array('H', range(38)), -1)); print(err(array('L', range(38)), -1)); print(err(array('I', range(38)), 2.5))
big = array('Q', [1 << 63, 5, (1 << 64) - 1] * 40)
def total(a):
    t = 0
    for i in range(len(a)): t += a[i]
    return t
print(total(big), total(array('i', [-1 << 31, (1 << 31) - 1] * 50)), total(array('h', [-32768, 32767, 5] * 50)), total(array('q', [(1 << 63) - 1, -1 << 63] * 60)))
