"""A small writer and reader of records over bytearrays: varints, checksums, in-place edits."""
def put_varint(buf, n):
    while True:
        byte = n & 127
        n >>= 7
        buf.append(byte | (128 if n else 0))
        if not n:
            return


def get_varint(buf, at):
    shift = value = 0
    while True:
        byte = buf[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def xor(data, key):
    for i in range(len(data)):
        data[i] ^= key[i % len(key)]


buf = bytearray()
values = [0, 1, 127, 128, 300, 2 ** 31, 2 ** 62, 2 ** 63, 2 ** 64 - 1, 10 ** 30]
for v in values:
    put_varint(buf, v)
print(len(buf), buf.hex(' ', 8))
at, got = 0, []
while at < len(buf):
    v, at = get_varint(buf, at)
    got.append(v)
print(got == values, hex(checksum(buf)))
xor(buf, b'key')
print(buf[:12], hex(checksum(buf)))
xor(buf, b'key')
print(hex(checksum(buf)))
ring = bytearray(64)
head = 0
for i in range(2000):
    ring[head] = (ring[head - 1] * 3 + i) & 255
    head = (head + 1) % len(ring)
print(ring.hex())
window = bytearray()
seen = 0
for i in range(1500):
    window += (i * i).to_bytes(3, 'little')
    if len(window) > 48:
        seen += window.count(0)
        del window[:24]
print(seen, window[:6].hex(), int.from_bytes(window[-4:], 'big'))
counts = [0] * 256
for byte in bytes(range(256)) * 4:
    counts[byte] += 1
print(set(counts))
sieve = bytearray(b'\x01') * 500
sieve[:2] = b'\0\0'
for i in range(2, 23):
    if sieve[i]:
        sieve[i * i::i] = bytes(len(range(i * i, 500, i)))
print(sieve.count(1), [i for i, p in enumerate(sieve) if p][-5:])
