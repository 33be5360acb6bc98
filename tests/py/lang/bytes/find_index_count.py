"""find, rfind, index, rindex, count, in, startswith, endswith: kinds of needle, limits, errors."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
h = b'abracadabra\x00\xff'
for needle in (b'a', b'abra', b'', b'zz', 97, 0, 255, bytearray(b'ra'), memoryview(b'ca'), b'\x00\xff'):
    print(bytes(needle) if not isinstance(needle, int) else needle, h.find(needle), h.rfind(needle), h.count(needle), needle in h, end=' ')
    t(h.index, needle)
    t(h.rindex, needle)
for args in ((b'a', 1), (b'a', 1, 3), (b'a', -6), (b'a', -6, -1), (b'a', None, 1), (b'', 3), (b'', 13), (b'', 14), (b'a', 100), (b'', 5, 4), (b'a', None, None), (b'bra', 2, 11), (b'bra', 2, 10), (b'', -1)):
    print(args, h.find(*args), h.rfind(*args), h.count(*args), h.startswith(*args), h.endswith(*args))
for f in (h.find, h.rfind, h.index, h.rindex, h.count):
    for bad in ((), ('a',), (1.5,), (256,), (-1,), (None,), (b'a', 'x'), (b'a', 1, 2, 3), (b'a', 1.5), ([],), (10 ** 30,)):
        t(f, *bad)
for f in (h.startswith, h.endswith):
    for bad in ((), ('a',), (97,), ((),), ((b'abra', b'x'),), ((b'x', b'\xff'),), ((b'x', 'a'),), ((bytearray(b'ab'),),), ([b'a'],), (memoryview(b'abr'),), ((b'bra', b'ra'), 1, 4), (None,), (b'a', 'x')):
        t(f, *bad)
for bad in ('a', 256, -1, 1.5, None, [97], 10 ** 30):
    t(lambda: bad in h)


class I:
    def __index__(self): return 98


print(I() in h, h.find(I()), h.count(I()), h.find(True), h.find(b'a', I()))
long = b'x' * 1000 + b'needle' + b'x' * 1000
print(long.find(b'needle'), long.rfind(b'needle'), long.count(b'xx'), long.index(b'e', 1002), long.rindex(b'x', 0, 1000), (b'ab' * 300).count(b'aba'), (b'a' * 50).find(b'a' * 49 + b'b'), (b'a' * 50).rfind(b'a' * 50))
print(h.__contains__(97), h.__contains__(b'rac'), bytes.find(b'abc', b'c'))
n = 0
for i in range(300):
    n += h.find(i % 256) + h.count(b'a', i % 12) + (i % 120 in h) + h.rfind(b'ab', 0, i % 14)
print(n)
