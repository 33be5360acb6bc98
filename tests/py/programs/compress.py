# workload
"""Compression as in the textbooks: LZ77 with a hash table, Huffman codes, move to front, and back again."""
import heapq
import sys

LENGTHS = {"tiny": 150, "short": 190000, "long": 2000000}


def make_text(length):
    words = "the a quick lazy brown red fox dog jumps runs over under near house river and or while".split()
    state = 12345
    out = bytearray()
    while len(out) < length:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        word = words[min(state >> 16 & 15, state >> 20 & 15)]
        out += word.encode()
        out.append(46 if state >> 24 & 31 == 0 else 32)
        if state >> 8 & 255 == 0:
            out += out[-40:]
    return bytes(out[:length])


def lz_encode(data, window=4096, longest=64):
    """Pairs: (0, byte) or (length, distance)."""
    table = {}
    tokens = []
    position = 0
    size = len(data)
    while position < size:
        best_length, best_distance = 0, 0
        if position + 3 <= size:
            key = data[position] | data[position + 1] << 8 | data[position + 2] << 16
            candidates = table.get(key)
            if candidates is None:
                candidates = table[key] = []
            for start in reversed(candidates[-8:]):
                if position - start > window:
                    break
                length = 3
                limit = min(longest, size - position)
                while length < limit and data[start + length] == data[position + length]:
                    length += 1
                if length > best_length:
                    best_length, best_distance = length, position - start
            candidates.append(position)
        if best_length >= 4:
            tokens.append((best_length, best_distance))
            position += best_length
        else:
            tokens.append((0, data[position]))
            position += 1
    return tokens


def lz_decode(tokens):
    out = bytearray()
    for length, value in tokens:
        if length == 0:
            out.append(value)
        else:
            start = len(out) - value
            for offset in range(length):
                out.append(out[start + offset])
    return bytes(out)


class Leaf:
    def __init__(self, symbol):
        self.symbol = symbol

    def codes(self, prefix, table):
        table[self.symbol] = prefix or "0"


class Inner:
    def __init__(self, zero, one):
        self.zero = zero
        self.one = one

    def codes(self, prefix, table):
        self.zero.codes(prefix + "0", table)
        self.one.codes(prefix + "1", table)


def huffman_tree(counts):
    heap = [(count, number, Leaf(symbol)) for number, (symbol, count) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        first, _, zero = heapq.heappop(heap)
        second, _, one = heapq.heappop(heap)
        heapq.heappush(heap, (first + second, number, Inner(zero, one)))
        number += 1
    return heap[0][2]


class BitWriter:
    def __init__(self):
        self.bytes = bytearray()
        self.buffer = 0
        self.count = 0

    def write(self, value, width):
        self.buffer = self.buffer << width | value
        self.count += width
        while self.count >= 8:
            self.count -= 8
            self.bytes.append(self.buffer >> self.count & 255)
        self.buffer &= (1 << self.count) - 1

    def close(self):
        if self.count:
            self.write(0, 8 - self.count)
        return bytes(self.bytes)


def bits(data):
    for byte in data:
        for shift in range(7, -1, -1):
            yield byte >> shift & 1


def pack(tokens):
    counts = {}
    for length, value in tokens:
        symbol = value if length == 0 else 256 + length
        counts[symbol] = counts.get(symbol, 0) + 1
    tree = huffman_tree(counts)
    codes = {}
    tree.codes("", codes)
    coded = {symbol: (int(code, 2), len(code)) for symbol, code in codes.items()}
    writer = BitWriter()
    for length, value in tokens:
        if length == 0:
            writer.write(*coded[value])
        else:
            writer.write(*coded[256 + length])
            writer.write(value, 13)
    return tree, writer.close()


def unpack(tree, data, count):
    tokens = []
    stream = bits(data)
    while len(tokens) < count:
        node = tree
        while isinstance(node, Inner):
            node = node.one if next(stream) else node.zero
        if node.symbol < 256:
            tokens.append((0, node.symbol))
        else:
            distance = 0
            for _ in range(13):
                distance = distance << 1 | next(stream)
            tokens.append((node.symbol - 256, distance))
    return tokens


def move_to_front(data):
    alphabet = list(range(256))
    out = []
    for byte in data:
        place = alphabet.index(byte)
        out.append(place)
        if place:
            del alphabet[place]
            alphabet.insert(0, byte)
    return out


def run_lengths(values):
    runs = []
    previous, count = None, 0
    for value in values:
        if value == previous:
            count += 1
        else:
            if count:
                runs.append((previous, count))
            previous, count = value, 1
    runs.append((previous, count))
    return runs


def adler(data):
    low, high = 1, 0
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def main(size):
    text = make_text(LENGTHS[size])
    tokens = lz_encode(text)
    assert lz_decode(tokens) == text
    tree, packed = pack(tokens)
    again = unpack(tree, packed, len(tokens))
    assert again == tokens
    print("text", len(text), "tokens", len(tokens), "packed", len(packed), "adler", adler(packed))
    part = text[: len(text) // 4]
    runs = run_lengths(move_to_front(part))
    assert sum(count for _, count in runs) == len(part)
    print("runs", len(runs), max(runs, key=lambda run: (run[1], run[0])), sum(value for value, _ in runs))
    print("start", text[:30], tokens[:6])


if __name__ == "__main__":
    main(sys.argv[1])
