"""The attributes of type bytes: their kinds, names, docs, unbound calls and wrong receivers."""
names = [n for n in dir(bytes) if not n.startswith('__')]
print(len(names), names)
print([n for n in dir(bytes) if n.startswith('__')])
print(sorted(set(dir(bytearray)) - set(dir(bytes))), sorted(set(dir(bytes)) - set(dir(bytearray))))
for n in names:
    m = bytes.__dict__[n]
    print(n, type(m).__name__, getattr(m, '__name__', None), getattr(m, '__qualname__', '-'), bool(getattr(m, '__doc__', '')), end='; ')
print()
print(b'a'.find.__self__, b'a'.find.__name__, b'a'.find.__qualname__, type(b'a'.find).__name__, type(bytes.find).__name__, bytes.find.__objclass__, type(bytes.fromhex).__name__, bytes.fromhex.__self__, type(bytes.maketrans).__name__, bytes.join.__text_signature__, bytes.split.__text_signature__, bytes.hex.__text_signature__)
for f, args in ((bytes.find, (1, 2)), (bytes.find, ()), (bytes.upper, ('x',)), (bytes.upper, (bytearray(b'x'),)), (bytes.join, (b'', 1)), (bytes.__len__, ([],)), (bytes.__add__, (1, b'')), (bytes.__iter__, ('x',)), (bytes.decode, ()), (bytes.__getitem__, (b'x',)), (bytes.split, (b'a b',)), (bytes.count, (b'aa', b'a')), (bytes.__contains__, (b'a', 97)), (bytes.hex, (b'q',))):
    try:
        print(f(*args))
    except TypeError as e:
        print(e)
for n in ('append', 'format', 'encode', 'Find', 'removeprefx'):
    try:
        getattr(b'', n)
    except AttributeError as e:
        print(e)
print(bytes.__name__, bytes.__module__, bytes.__bases__, bytes.__mro__, bytes.__basicsize__ > 0, bytes.__itemsize__, bytes.__doc__.splitlines()[0], bytes.__flags__ & (1 << 10) != 0)
for change in (lambda: setattr(bytes, 'x', 1), lambda: delattr(bytes, 'find'), lambda: bytes.__new__(str, b''), lambda: bytes.__init__(b'x', 1, 2, 3)):
    try:
        print(change())
    except TypeError as e:
        print(e)
print(b'abc'.__sizeof__() - b'ab'.__sizeof__(), b''.__class__, b'a'.__dir__()[:0], b'a'.__reduce_ex__(2)[1:], b'x'.__ne__(b'y'), b'x'.__ge__('a'))
