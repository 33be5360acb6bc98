"""A parser and a matrix over views: what programs do with them."""
import struct


def chunks(view):
    at = 0
    while at < len(view):
        size = view[at] | view[at + 1] << 8
        kind = bytes(view[at + 2:at + 6])
        body = view[at + 6:at + 6 + size]
        yield kind, body
        at += 6 + size


def make(items):
    out = bytearray()
    for kind, body in items:
        out += struct.pack('<H4s', len(body), kind) + body
    return out


raw = make([(b'HEAD', b'\x01\x02'), (b'DATA', bytes(range(20))), (b'VOID', b''), (b'TEXT', 'naïve'.encode())])
view = memoryview(raw)
for kind, body in chunks(view):
    print(kind, len(body), body[:3].hex(), body.obj is raw, body.tobytes()[-3:])
texts = [str(body, 'utf-8') for kind, body in chunks(view) if kind == b'TEXT']
print(texts, struct.unpack_from('<H4s', view, 8), struct.unpack('<H', view[:2]), struct.calcsize('<H4s'))
struct.pack_into('<I', view, 2, 0x41424344)
print(raw[:8])
try:
    struct.pack_into('<I', memoryview(b'const'), 0, 1)
except (TypeError, BufferError) as e:
    print(type(e).__name__, e)


def crc(view, table=[]):
    if not table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xedb88320 if n & 1 else n >> 1
            table.append(n)
    c = 0xffffffff
    for b in view:
        c = table[(c ^ b) & 255] ^ c >> 8
    return c ^ 0xffffffff


print(hex(crc(view)), hex(crc(view[::-1])), hex(crc(memoryview(b'123456789'))))
matrix = memoryview(bytearray(8 * 36)).cast('d', (6, 6))
for i in range(6):
    for j in range(6):
        matrix[i, j] = (i + 1) / (j + 2)
trace = sum(matrix[i, i] for i in range(6))
for step in range(20):
    for i in range(6):
        for j in range(6):
            matrix[i, j] = (matrix[i, j] + matrix[j, i]) / 2
print(round(trace, 9), round(sum(map(sum, matrix.tolist())), 9))
best = {}
words = b'the cat and the dog and the bird'
m = memoryview(words)
start = 0
for i in range(len(m) + 1):
    if i == len(m) or m[i] == 32:
        w = m[start:i]
        best[w] = best.get(w, 0) + 1
        start = i + 1
print({bytes(k): n for k, n in best.items()})
