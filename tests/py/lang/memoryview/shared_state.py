"""Several views of one bytearray see each other's writes; slices share, casts share."""
base = bytearray(range(16))
a = memoryview(base)
b = a[4:12]
c = b[::2]
d = a.cast('I')
e = a.cast('B', (4, 4))
c[0] = 200
d[3] = 0x01020304
e[0, 1] = 99
a[15] = 77
print(base.hex(), b.tolist(), c.tolist(), e.tolist(), d[3])
base[5] = 55
base[:2] = b'zz'
print(a[5], b[1], d[0], e[0, 0], c[1])
base.reverse()
print(a.tolist(), b.tolist())
print([x.obj is base for x in (a, b, c, d, e)])
for view in (e, d, c, b, a):
    try:
        base.append(1)
        print('no one held it')
    except BufferError as err:
        print(err)
    view.release()
base.append(1)
print(len(base))


def swap_halves(buf):
    with memoryview(buf) as m:
        half = len(m) // 2
        kept = m[:half].tobytes()
        m[:half] = m[half:half * 2]
        m[half:half * 2] = kept


swap_halves(base)
print(base.hex())


def byte_swap(buf, width):
    with memoryview(buf) as m:
        for i in range(0, len(m) - width + 1, width):
            m[i:i + width] = m[i:i + width][::-1]


byte_swap(base, 4)
print(base.hex())
words = memoryview(bytearray(64)).cast('I')
x = 12345
for i in range(1000):
    x = (x * 1103515245 + 12345) & 0xffffffff
    words[i % 16] ^= x
print(words.tobytes().hex())
grid = memoryview(bytearray(100)).cast('B', (10, 10))
for i in range(10):
    for j in range(10):
        grid[i, j] = i * j
print(sum(grid.tobytes()), grid.tolist()[7])
