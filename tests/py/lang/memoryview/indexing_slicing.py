"""Items and slices of memoryviews, all kinds of keys."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


v = memoryview(b'0123456789')
print(v[0], v[-1], v[True], v[I(3)], bytes(v[2:5]), bytes(v[::2]), bytes(v[::-1]), bytes(v[8:2:-3]), bytes(v[5:2]), bytes(v[I(1):I(4)]), v[-3:].tolist(), v[(4,)], bytes(v[:100]), v[::2][::2].tolist(), v[::-2][1:3].tolist(), v[3:][2])
for key in (10, -11, 10 ** 30, 1.0, '0', None, (1, 2), (), (0, 0), (slice(1),), slice(1, 2, 0), slice('a'), [], I(99), (1.5,), (slice(1), slice(2)), ('a',)):
    t(lambda: v[key])
t(lambda: v[...])
w = memoryview(bytearray(b'0123456789'))
sub = w[2:8]
deep = sub[::2]
deep[0] = 65
deep[-1] = 66
print(bytes(w), bytes(sub), bytes(deep), deep.tolist(), deep.strides, sub[1:4].tolist())
print(v[2:4] == b'23', v[2:4] == v[2:4], v[::2] == b'02468', v[::-1] == bytes(reversed(b'0123456789')), list(v[1:4]), list(reversed(v[1:4])), 50 in v, 65 in v, v.count(50), v.index(53))
t(v.index, 200)
t(v.index, 50, 3)
t(v.index, 53, 3, 6)
t(v.index, '5')
t(v.count, 'x')
t(v.index)
t(v.count)
n = 0
for i in range(500):
    n += v[i % 10] * w[-(i % 10) - 1] + len(v[i % 4::1 + i % 3]) + v[i % 5:][0]
print(n)
