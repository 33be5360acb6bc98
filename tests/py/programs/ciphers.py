# workload
"""SHA-256, AES-128 and CRC-32 from their definitions, checked with known answers."""
import sys
from binascii import crc32 as true_crc
from hashlib import sha256 as true_sha

BYTES = {"tiny": 16, "short": 26000, "long": 270000}

MASK = 0xFFFFFFFF


def fractions_of_roots(count, root):
    found = []
    n = 2
    while len(found) < count:
        if all(n % d for d in range(2, n)):
            scaled = n << (32 * root)
            guess = 1 << (scaled.bit_length() // root + 1)
            while guess ** root > scaled:
                guess = ((root - 1) * guess + scaled // guess ** (root - 1)) // root
            found.append(guess & MASK)
        n += 1
    return found


CONSTANTS = fractions_of_roots(64, 3)
START = fractions_of_roots(8, 2)


def rotate(value, count):
    return (value >> count | value << (32 - count)) & MASK


def sha256(data):
    length = len(data) * 8
    data = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + length.to_bytes(8, "big")
    state = list(START)
    for start in range(0, len(data), 64):
        words = [int.from_bytes(data[i : i + 4], "big") for i in range(start, start + 64, 4)]
        for i in range(16, 64):
            early, late = words[i - 15], words[i - 2]
            s0 = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
            s1 = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
            words.append((words[i - 16] + s0 + words[i - 7] + s1) & MASK)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(CONSTANTS, words):
            t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + constant + word) & MASK
            t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c)) & MASK
            a, b, c, d, e, f, g, h = (t1 + t2) & MASK, a, b, c, (d + t1) & MASK, e, f, g
        state = [(x + y) & MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(4, "big") for word in state)


def times(a, b):
    """The product in the field of 256 elements."""
    result = 0
    while b:
        if b & 1:
            result ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11B
        b >>= 1
    return result


def make_boxes():
    power = [1] * 256
    for i in range(1, 256):
        power[i] = times(power[i - 1], 3)
    box = [0x63] * 256
    for i in range(255):
        x = power[255 - i]
        x |= x << 8
        x ^= x >> 4 ^ x >> 5 ^ x >> 6 ^ x >> 7
        box[power[i]] = (x ^ 0x63) & 0xFF
    inverse = [0] * 256
    for place, value in enumerate(box):
        inverse[value] = place
    return box, inverse


class Aes:
    box, inverse = make_boxes()
    doubled = [times(x, 2) for x in range(256)]
    products = {factor: [times(x, factor) for x in range(256)] for factor in (9, 11, 13, 14)}

    def __init__(self, key):
        words = [list(key[i : i + 4]) for i in range(0, 16, 4)]
        constant = 1
        for i in range(4, 44):
            word = words[i - 1]
            if i % 4 == 0:
                word = [self.box[x] for x in word[1:] + word[:1]]
                word[0] ^= constant
                constant = self.doubled[constant]
            words.append([x ^ y for x, y in zip(word, words[i - 4])])
        self.keys = [sum(words[i : i + 4], []) for i in range(0, 44, 4)]

    def encrypt(self, block):
        state = [x ^ k for x, k in zip(block, self.keys[0])]
        box, doubled = self.box, self.doubled
        for number in range(1, 11):
            state = [box[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
            if number < 10:
                mixed = []
                for i in range(0, 16, 4):
                    a, b, c, d = state[i : i + 4]
                    every = a ^ b ^ c ^ d
                    mixed += [
                        a ^ every ^ doubled[a ^ b],
                        b ^ every ^ doubled[b ^ c],
                        c ^ every ^ doubled[c ^ d],
                        d ^ every ^ doubled[d ^ a],
                    ]
                state = mixed
            state = [x ^ k for x, k in zip(state, self.keys[number])]
        return bytes(state)

    def decrypt(self, block):
        state = list(block)
        nine, eleven, thirteen, fourteen = (self.products[f] for f in (9, 11, 13, 14))
        for number in range(10, 0, -1):
            state = [x ^ k for x, k in zip(state, self.keys[number])]
            if number < 10:
                mixed = []
                for i in range(0, 16, 4):
                    a, b, c, d = state[i : i + 4]
                    mixed.append(fourteen[a] ^ eleven[b] ^ thirteen[c] ^ nine[d])
                    mixed.append(nine[a] ^ fourteen[b] ^ eleven[c] ^ thirteen[d])
                    mixed.append(thirteen[a] ^ nine[b] ^ fourteen[c] ^ eleven[d])
                    mixed.append(eleven[a] ^ thirteen[b] ^ nine[c] ^ fourteen[d])
                state = mixed
            state = [self.inverse[state[(i - 4 * (i % 4)) % 16]] for i in range(16)]
        return bytes(x ^ k for x, k in zip(state, self.keys[0]))


def crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table


def crc32(data, table=tuple(crc_table())):
    value = MASK
    for byte in data:
        value = value >> 8 ^ table[(value ^ byte) & 0xFF]
    return value ^ MASK


def main(size):
    length = BYTES[size]
    data = bytes((i * i * 31 + i * 7 + (i >> 5)) & 0xFF for i in range(length))
    digest = sha256(data)
    assert digest == true_sha(data).digest()
    assert crc32(data * 4) == true_crc(data * 4)
    print("sha", digest.hex())
    aes = Aes(bytes(range(16)))
    known = aes.encrypt(bytes.fromhex("00112233445566778899aabbccddeeff"))
    assert known.hex() == "69c4e0d86a7b0430d8cdb78070b4c55a", known.hex()
    previous = bytes(16)
    sealed = []
    for start in range(0, length // 16 * 16, 16):
        previous = aes.encrypt(bytes(x ^ y for x, y in zip(data[start : start + 16], previous)))
        sealed.append(previous)
    opened = bytearray()
    before = bytes(16)
    for block in sealed:
        opened += bytes(x ^ y for x, y in zip(aes.decrypt(block), before))
        before = block
    assert bytes(opened) == data[: len(opened)]
    print("aes", sealed[-1].hex(), len(sealed), "crc", f"{crc32(b''.join(sealed)):08x}")


if __name__ == "__main__":
    main(sys.argv[1])
