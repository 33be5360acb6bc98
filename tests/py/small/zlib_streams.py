# Compressing and decompressing: whole, in pieces, with a dictionary, and damaged.
import copy
import gzip
import io
import zipfile
import zlib

text = b"the quick brown fox jumps over the lazy dog. " * 40
noise = bytes((i * i * 7 + i // 3) & 255 for i in range(5000))

for data in (b"", b"x", text, noise):
    for wbits in (15, 9, -15, 31):
        for level in (-1, 0, 1, 6, 9):
            packed = zlib.compress(data, level, wbits=wbits)
            assert zlib.decompress(packed, wbits) == data
            if wbits > 0:
                assert zlib.decompress(packed, 47) == data

print(zlib.crc32(text), zlib.adler32(text), zlib.crc32(b"b", zlib.crc32(b"a")), zlib.adler32(b"", 7))
print(zlib.crc32(b"x", -1), zlib.crc32(b"x", 1 << 40), zlib.crc32(bytearray(b"ab")), zlib.crc32(memoryview(b"ab")))

total = 0
for turn in range(400):
    piece = text[turn % 50 : turn % 50 + 60]
    total = zlib.crc32(piece, total)
print(total)


def in_pieces(data, size, **options):
    c = zlib.compressobj(**options)
    out = b"".join(c.compress(data[i : i + size]) for i in range(0, len(data), size))
    return out + c.flush()


for options in (
    {},
    {"level": 9, "memLevel": 1},
    {"strategy": zlib.Z_HUFFMAN_ONLY},
    {"strategy": zlib.Z_FIXED, "wbits": -9},
    {"wbits": 31},
    {"zdict": b"lazy dog quick fox"},
):
    packed = in_pieces(text, 7, **options)
    wbits = options.get("wbits", 15)
    d = zlib.decompressobj(wbits, **({"zdict": options["zdict"]} if "zdict" in options else {}))
    got = b"".join(d.decompress(packed[i : i + 5]) for i in range(0, len(packed), 5)) + d.flush()
    print(sorted(options), got == text, d.eof, d.unused_data, d.unconsumed_tail)

packed = zlib.compress(text)
d = zlib.decompressobj()
parts = [d.decompress(packed, 100)]
while d.unconsumed_tail:
    parts.append(d.decompress(d.unconsumed_tail, 100))
parts.append(d.flush())
print(len(parts) > 3, max(map(len, parts[:-1])), b"".join(parts) == text)

d = zlib.decompressobj()
print(d.decompress(packed + b"after") == text, d.unused_data, d.eof, d.decompress(b"more"), d.unused_data)

c = zlib.compressobj()
first = c.compress(text[:500]) + c.flush(zlib.Z_SYNC_FLUSH)
twin = copy.copy(c)
for one in (c, twin, ):
    rest = one.compress(text[500:]) + one.flush()
    print(zlib.decompress(first + rest) == text)
d = zlib.decompressobj()
start = d.decompress(packed[:20])
twin = d.copy()
print(start + d.decompress(packed[20:]) == start + twin.decompress(packed[20:]) == text)

d = zlib._ZlibDecompressor()
out = b""
feed = packed + b"tail"
while not d.eof:
    piece, feed = (feed[:9], feed[9:]) if d.needs_input else (b"", feed)
    out += d.decompress(piece, 50)
print(out == text, d.unused_data + feed, d.needs_input)


def shown(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


shown(d.decompress, b"x")
shown(zlib.decompress, b"not packed at all")
shown(zlib.decompress, packed[:-1])
shown(zlib.decompress, packed[:-2] + b"zz")
shown(zlib.compress, b"x", 99)
shown(zlib.compressobj, 99)
shown(zlib.compressobj, wbits=3)
shown(zlib.decompressobj, 3)
shown(zlib.decompress, b"", bufsize=-1)
shown(zlib.compressobj, zdict=3)
shown(zlib.compress, "text")
shown(zlib.decompressobj().decompress, packed, -1)
shown(zlib.decompressobj().flush, 0)
shown(c.compress, b"x")
shown(copy.copy, c)
shown(zlib.crc32, "x")
shown(zlib.crc32, b"x", 1.5)
shown(zlib.decompressobj(zdict=b"other").decompress, in_pieces(text, 99, zdict=b"lazy dog"))
shown(zlib.decompressobj().decompress, in_pieces(text, 99, zdict=b"lazy dog"))

with io.BytesIO() as file:
    with gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as g:
        g.write(text)
        g.write(noise)
    file.seek(0)
    with gzip.open(file) as g:
        print(g.read(9), g.read() == (text + noise)[9:])
print(gzip.decompress(gzip.compress(text) + gzip.compress(b"!")) == text + b"!")

file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr(zipfile.ZipInfo("a.txt"), text)
    z.writestr("dir/b.bin", noise, compress_type=zipfile.ZIP_STORED)
with zipfile.ZipFile(file) as z:
    print(z.namelist(), z.testzip(), z.read("a.txt") == text, z.open("dir/b.bin").read(4) == noise[:4])
