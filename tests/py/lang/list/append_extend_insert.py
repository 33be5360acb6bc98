"""append, extend, insert, +=, *= with all kinds of sources and errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = []
print(a.append(1), a.extend('ab'), a.extend(range(2)), a.extend({'k': 1}), a.extend(iter((5,))), a.insert(0, 'first'), a.insert(-1, 'n'), a.insert(100, 'end'), a.insert(-100, 'start'), a.insert(True, 't'), a)
for f, args in ((a.append, ()), (a.append, (1, 2)), (a.extend, ()), (a.extend, (5,)), (a.extend, (None,)), (a.insert, (1,)), (a.insert, ('x', 1)), (a.insert, (1.5, 1)), (a.insert, (None, 1)), (a.insert, (10 ** 30, 1)), (a.insert, (0, 1, 2))):
    t(f, *args)
t(a.append, x=1)
t(a.insert, index=0, object=1)
b = c = [1, 2]
b += (3,)
b += 'xy'
b += {7: 8}
b += b
print(b, b is c)
b *= 2
print(len(b), b is c)
b *= 0
b += x_gen if (x_gen := (x for x in 'gen')) else []
print(c, b.__iadd__([1]) is b, b.__imul__(2) is b, b)
for bad in (5, None, 1.5):
    try:
        b += bad
    except TypeError as e:
        print(e)
for bad in ('a', 1.5, None, [], 10 ** 30):
    try:
        b *= bad
    except Exception as e:
        print(type(e).__name__, e)
b *= -1
b.extend([b])
print(c, c[0] is c)


def gen():
    yield 1
    yield 2
    raise ValueError('stop')


d = [0]
t(d.extend, gen())
print(d)
d[1:] = []
d.extend(d)
d.extend(x for x in list(d))
print(d)
e = [1]
try:
    for x in e:
        e.append(x + 1)
        if x > 5:
            raise StopIteration
except StopIteration:
    print(e)
out = []
for i in range(600):
    out.append(i)
    out += [i, i]
    out.insert(i % 7, -i)
    if len(out) > 50:
        del out[10:]
print(out)
