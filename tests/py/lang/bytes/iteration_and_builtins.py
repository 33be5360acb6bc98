"""Iterators over bytes, and the builtins that take bytes."""
import copy
import pickle
b = b'hello'
it = iter(b)
print(type(it), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'end'), iter(it) is it)
it = iter(b)
next(it)
f, args, state = it.__reduce__()
print(f, args, state, [x for x in it], it.__reduce__()[1])
it = iter(b'abcd')
it.__setstate__(2)
print(list(it))
it = iter(b'abcd')
it.__setstate__(-5)
print(list(it))
it = iter(b'abcd')
it.__setstate__(99)
print(list(it), list(pickle.loads(pickle.dumps(iter(b'xyz')))), list(copy.copy(iter(b'12'))))
print(list(reversed(b)), type(reversed(b)), sorted(b), sum(b), max(b), min(b), any(b'\x00'), all(b'\x00a'), len(b), list(enumerate(b))[:2], list(zip(b, b'xy')), list(map(chr, b)), tuple(b), set(b'aab') == {97, 98}, dict.fromkeys(b'ab'), list(filter(None, b'\x00a')), 104 in b, [*b'ab'], int(b' 42 '), int(b'ff', 16), float(b'1.5e3'), int.from_bytes(b'\x01\x00'), ord(b'A'), bytes.fromhex('41'), isinstance(b, bytes), eval(b'1 + 2'), complex('1j'))
for f in (lambda: int(b'x1'), lambda: float(b'x'), lambda: ord(b'ab'), lambda: ord(b''), lambda: int(b''), lambda: chr(b'a'), lambda: complex(b'1'), lambda: sum([b'a', b'b']), lambda: sum([b'a'], b''), lambda: len(b, b), lambda: int(b'\xff'), lambda: float(b'1_0'), lambda: int(b'1_0'), lambda: float(b'\xff'), lambda: int(b'12', 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for proto in range(6):
    print(proto, pickle.loads(pickle.dumps(b'\x00\xffab', proto)), pickle.loads(pickle.dumps(bytearray(b'ba'), proto)))
x = b'copy'
print(copy.copy(x) is x, copy.deepcopy(x) is x, x.__getnewargs__(), bytes(x) is x, x.__bytes__() is x)
match b'cmd':
    case [*_]:
        print('sequence')
    case bytes(v):
        print('bytes', v)
a, b2, c = b'xyz'
print(a, b2, c)
n = 0
for i in range(300):
    for c in b'abc':
        n += c * i
print(n)
