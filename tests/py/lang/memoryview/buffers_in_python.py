"""Classes with __buffer__ and __release_buffer__, and inspect.BufferFlags."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
import inspect


class Buf:
    def __init__(self, data): self.data, self.held = bytearray(data), 0

    def __buffer__(self, flags):
        self.held += 1
        self.flags = flags
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.held -= 1
        view.release()


b = Buf(b'python')
v = memoryview(b)
print(v.tolist(), b.held, bytes(v), v.obj is b, v.readonly, v.format)
v[0] = 80
w = v[1:3]
v.release()
print(b.held)
w.release()
print(b.held, b.data)
with memoryview(b) as m:
    print(m[0], b.held)
print(b.held, bytes(b), bytearray(b), b.held, b''.join([b, b'!']), b'x' + b.data, b.held)


class ReadOnly:
    def __buffer__(self, flags): return memoryview(b'fixed')


r = memoryview(ReadOnly())
print(bytes(r), r.readonly)
t(r.__setitem__, 0, 1)


class Bad:
    def __buffer__(self, flags): return b'not a view'


class Raises:
    def __buffer__(self, flags): raise BufferError('no way')


t(memoryview, Bad())
t(memoryview, Raises())
t(bytes, Raises())
t(lambda: b'' + Raises())
raw = b'abc'.__buffer__(inspect.BufferFlags.SIMPLE)
print(type(raw).__name__, bytes(raw), raw.readonly)
t(b'abc'.__buffer__, inspect.BufferFlags.WRITABLE)
t(bytearray(b'x').__buffer__, 'x')
wr = bytearray(b'abc')
view = wr.__buffer__(inspect.BufferFlags.WRITABLE)
view[0] = 65
wr.__release_buffer__(view)
print(wr)
t(lambda: view[0])
wr.append(1)
print(wr, int(inspect.BufferFlags.FULL_RO), inspect.BufferFlags.SIMPLE == 0)
n = 0
for i in range(300):
    with memoryview(b) as m:
        n += m[i % 6] + b.held
print(n)
