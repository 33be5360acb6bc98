"""bytes and bytearray: literals, indexing, methods, conversion."""


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def crc(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
    return value ^ 0xFFFFFFFF


def build(rounds):
    data = b""
    for i in range(rounds):
        data += bytes([i % 256])
    return len(data), data[250:260]


def mutate(rounds):
    data = bytearray(16)
    for i in range(rounds):
        data[i % 16] = (data[(i + 5) % 16] * 3 + i) & 255
    return bytes(data)


data = bytes(range(256)) * 2
print(checksum(data), hex(crc(b"123456789")), build(600), mutate(500))
b = b"hello\x00\xff\n'"
print(b, b[0], b[-1], b[1:4], b[::-1], len(b), list(b[:3]), b.hex(), bytes.fromhex("00 ff10"), b"ab" + b"cd", b"ab" * 2, 104 in b, b"ell" in b, b == b"hello", b"a" < b"b")
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b" x ".strip(), b"abc".upper(), b"abc".replace(b"b", b"BB"), b"abc".find(b"c"), b"abc".startswith(b"ab"), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), b"caf\xc3\xa9".decode(), str(b"x"))
print(int.from_bytes(b"\x01\x02", "big"), (1000).to_bytes(3, "little"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], bytearray(b"ab") == b"ab", bytearray(b"xyz")[1:], b"%d-%s" % (5, b"x"), memoryview(b"abc")[1])
a = bytearray(b"abc")
a.append(100); a.extend(b"ef"); a[0] = 65; del a[1]; a += b"!"
print(a, a.pop(), a.decode(), a[1:3], a.index(b"d"))
for action in (lambda: b[100], lambda: b"a" + "b", lambda: bytes([300]), lambda: bytes("x"), lambda: b.__setitem__(0, 1), lambda: a.append(256), lambda: b"\xff".decode(), lambda: b"a".join(["x"]), lambda: bytes(-1), lambda: (300).to_bytes(1, "big"), lambda: b.nope):
    try:
        print(action())
    except (IndexError, TypeError, ValueError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)
