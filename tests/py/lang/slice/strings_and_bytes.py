"""Slicing text of all widths, and bytes: steps, surrogates, empty results."""
texts = ['', 'a', 'hello', 'héllo', 'h€llo', 'h😀llo', 'e\u0301a', '\ud800x', '0123456789' * 3]
for s in texts:
    print([ascii(x) for x in (s[:2], s[2:], s[::-1], s[1:-1], s[::2], s[-3::-2], s[5:1:-1], s[10:20])], s[:] == s, s[0:len(s)] == s, s[:1] + s[1:] == s)
s = 'ab😀cdé'
for i in range(-7, 8):
    assert s[:i] + s[i:] == s
    assert s[i:][::-1] == s[::-1][:len(s[i:])]
print(s[2], s[2:3], len(s), s[::3], s[5::-5], s[-2:], s[1:3].encode(), s[True:4], s[None:2])
for bad in (lambda: s[20], lambda: s['a'], lambda: s[1.5], lambda: s[::0], lambda: s[:'x'], lambda: s[None], lambda: s[1, 2], lambda: ''[0], lambda: s[10 ** 30], lambda: s[[]]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def assign(): s[0] = 'x'
def delete(): del s[1:2]


for f in (assign, delete):
    try:
        f()
    except TypeError as e:
        print(e)
b = bytes(range(65, 75))
print(b[2:5], b[::-1], b[7:2:-2], b[-1:], b[5:5], b[::4], bytearray(b)[1:3], memoryview(b)[::5].tolist())


def rle(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j:j + 1] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


print(rle('aaabccd'), rle('😀😀é'))
acc = 0
long = 'añ€😀' * 100
for i in range(399):
    acc += ord(long[i:i + 1]) + len(long[i:i + 7:2]) + (long[i:i + 2] in long[:i + 2]) + len(long[i::-50])
print(acc)
