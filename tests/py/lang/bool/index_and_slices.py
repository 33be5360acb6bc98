"""bools as indices, counts, keys, format widths, range bounds, struct fields."""
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


s = 'abc'
for f in (lambda: s[True], lambda: [1, 2, 3][False:True], lambda: (1, 2)[-True], lambda: s * True, lambda: range(True), lambda: list(range(False, 3, True)), lambda: bytes(True), lambda: bytes([True, False]), lambda: bytearray(2)[True], lambda: s.center(True + 4, '*'), lambda: s.split('b', True), lambda: s.replace('a', 'x', False), lambda: s.find('b', True), lambda: [3, 4].pop(False), lambda: [5].insert(True, 6), lambda: {True: 'yes'}[1], lambda: '%*d' % (True + 3, 7), lambda: f'{5:{True}}', lambda: f'{5:{4}}', lambda: round(2.567, True), lambda: int('11', True + 1), lambda: int('1', True), lambda: (5).to_bytes(True + 1), lambda: chr(True), lambda: pow(3, True, 2), lambda: slice(True).indices(5), lambda: divmod(7, True + 1), lambda: hash((True, 1)) == hash((1, True)), lambda: sum([], True), lambda: enumerate('a', True).__next__(), lambda: memoryview(b'ab')[True], lambda: 'ab'.encode()[True], lambda: min([3, 1], default=True), lambda: sorted([2, 1], reverse=True), lambda: sorted([1, 2], reverse=5), lambda: int(True, 2), lambda: float.fromhex(str(True)), lambda: isinstance(True, (str, int)), lambda: print(True, end='|\n'), lambda: print('x', flush=True), lambda: __import__('struct').pack('?b', True, False), lambda: __import__('struct').unpack('2?', b'\x00\x07'), lambda: __import__('array').array('i', [True, 2]), lambda: __import__('math').sqrt(True), lambda: __import__('math').gcd(True, 5), lambda: __import__('itertools').islice('abc', True).__next__(), lambda: __import__('operator').index(True), lambda: __import__('decimal').Decimal(True), lambda: __import__('fractions').Fraction(True, 3)):
    t(f)
l = [0, 0]
for i in range(600):
    l[i % 3 == 0] += 1
    l[not i % 5] += 2
print(l)
