"""A bytearray that is viewed cannot change its size: each way of resizing, and what remains possible."""
a = bytearray(b'0123456789')
v = memoryview(a)
tries = [lambda: a.append(1), lambda: a.extend(b'xy'), lambda: a.extend([1]), lambda: a.insert(0, 1), lambda: a.pop(), lambda: a.pop(0), lambda: a.remove(48), lambda: a.clear(), lambda: a.__delitem__(0), lambda: a.__delitem__(slice(2, 4)), lambda: a.__delitem__(slice(None, None, 2)), lambda: a.__setitem__(slice(0, 2), b'abc'), lambda: a.__setitem__(slice(0, 2), b''), lambda: a.__iadd__(b'x'), lambda: a.__imul__(2), lambda: a.__imul__(0), lambda: a.__init__(b'abc'), lambda: a.__init__(), lambda: a.__setitem__(slice(5, 5), b'ins'), lambda: a.resize(3), lambda: a.resize(20)]
for i, f in enumerate(tries):
    try:
        r = f()
        print(i, 'fine', r, a)
    except Exception as e:
        print(i, type(e).__name__, e, a)
    a[:] = b'0123456789'
fine = [lambda: a.extend(b''), lambda: a.__setitem__(0, 65), lambda: a.__setitem__(slice(0, 3), b'abc'), lambda: a.reverse(), lambda: a.__iadd__(b''), lambda: a.__imul__(1), lambda: a.__delitem__(slice(3, 3)), lambda: a.__setitem__(slice(None, None, 2), b'vwxyz'), lambda: a.upper(), lambda: a.copy().append(1), lambda: a.resize(10), lambda: a.extend([])]
for i, f in enumerate(fine):
    try:
        r = f()
        print(i, r if r is None else bytes(r), a)
    except Exception as e:
        print(i, type(e).__name__, e, a)
v2 = v[2:5]
v.release()
try:
    a.append(1)
except BufferError as e:
    print('slice holds', e)
v2.release()
a.append(33)
print(a)
with memoryview(a) as w:
    try:
        a.pop()
    except BufferError as e:
        print('with', e)
    w[0] = 90
a.pop()
print(a)
x = memoryview(a)
y = memoryview(x)
x.release()
try:
    del a[0]
except BufferError as e:
    print('second view', e)
del y
a += b'free'
print(a)
n = 0
for i in range(300):
    with memoryview(a) as m:
        n += m[i % len(m)]
        try:
            a.append(0)
        except BufferError:
            n += 1
    a.append(i & 127)
    a.pop(0)
print(n, len(a))
