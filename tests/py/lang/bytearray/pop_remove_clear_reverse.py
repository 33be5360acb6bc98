"""pop, remove, clear, reverse, copy of bytearrays."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = bytearray(b'abcdefabc')
print(a.pop(), a.pop(0), a.pop(-2), a.pop(True), a)
for args in ((100,), (-100,), ('x',), (None,), (1.5,), (1, 2), (10 ** 30,)):
    t(a.pop, *args)
t(bytearray().pop)
t(bytearray().pop, 0)
print(a.remove(100), a, a.remove(True) if 1 in a else 'none')
for args in ((), (1,), (256,), (-1,), ('a',), (b'a',), (None,), (97, 98), (1.5,)):
    t(a.remove, *args)
print(a.reverse(), a, a.copy() == a, a.copy() is a, a.clear(), a, len(a))
t(a.clear, 1)
t(a.reverse, 1)
t(a.copy, 1)
one = bytearray(b'x')
one.reverse()
print(one, one.pop(), one)


class B(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.note = 'n'


b = B(b'abc')
print(type(b.copy()).__name__, type(b[:]).__name__, type(b + b'').__name__, b, repr(b), str(b), b.note)
b.pop()
b.reverse()
print(b, b.__dict__)
q = bytearray()
out = 0
for i in range(800):
    q.append(i * 7 & 255)
    if len(q) > 20:
        out += q.pop(0) + q.pop()
    if i % 40 == 39:
        q.reverse()
        out += len(q.copy())
        x = q[3]
        q.remove(x)
print(out, q.hex())
try:
    while True:
        q.pop()
except IndexError as e:
    print(e, q)
