"""Values of built-in types as bytes, in CPython's format (version 5).

Code objects are not among them: instructions of this virtual machine are its own, and they are kept elsewhere.
"""

import struct as _struct

version = 5

__all__ = ['dump', 'dumps', 'load', 'loads', 'version']

_REFERABLE = 0x80
_MAX_DEPTH = 2000
_INT32 = range(-1 << 31, 1 << 31)
_SHIFT = 15
_END = object()


def dumps(value, version=version, /, *, allow_code=True):
    """The bytes that stand for a value."""
    out = bytearray()
    _Writer(out, version).write(value, 0)
    return bytes(out)


def dump(value, file, version=version, /, *, allow_code=True):
    """Writes the bytes that stand for a value to a binary file."""
    return file.write(dumps(value, version))


def loads(data, /, *, allow_code=True):
    """The value that bytes stand for; what follows them is ignored."""
    view = memoryview(data).cast('B')
    return _load(_Reader(view.tobytes()))


def load(file, /, *, allow_code=True):
    """Reads one value from a binary file."""
    data = file.read(0)
    if not isinstance(data, bytes):
        raise TypeError(f"file.read() returned not bytes but {type(data).__name__}")
    return _load(_FileReader(file))


def _load(reader):
    value = reader.read(0)
    if value is _END:
        raise TypeError('NULL object in marshal data for object')
    return value


class _Writer:
    def __init__(self, out, version):
        self.out = out
        self.version = version

    def code(self, code, *parts):
        self.out += code
        for part in parts:
            self.out += part

    def number(self, n):
        return _struct.pack('<i', n)

    def write(self, value, depth):
        if depth > _MAX_DEPTH:
            raise ValueError('object too deeply nested to marshal')
        single = _SINGLES.get(id(value))
        if single is not None:
            return self.code(single)
        kind = type(value)
        if kind is int:
            self.integer(value)
        elif kind is float:
            self.real(b'g', b'f', value)
        elif kind is complex:
            self.real(b'y', b'x', value.real, value.imag)
        elif kind is str:
            self.text(value)
        elif kind is tuple:
            self.items(b'(', value, depth)
        elif kind is list:
            self.items(b'[', value, depth)
        elif kind is set or kind is frozenset:
            self.items(b'<' if kind is set else b'>', value, depth)
        elif kind is dict:
            self.code(b'{')
            for key, item in value.items():
                self.write(key, depth + 1)
                self.write(item, depth + 1)
            self.code(b'0')
        elif kind is slice and self.version >= 5:
            self.code(b':')
            for part in (value.start, value.stop, value.step):
                self.write(part, depth + 1)
        else:
            self.buffer(value)

    def buffer(self, value):
        try:
            data = bytes(memoryview(value))
        except TypeError:
            raise ValueError('unmarshallable object') from None
        self.code(b's', self.number(len(data)), data)

    def integer(self, value):
        if value in _INT32:
            return self.code(b'i', self.number(value))
        digits, rest = [], abs(value)
        while rest:
            digits.append(rest & ((1 << _SHIFT) - 1))
            rest >>= _SHIFT
        count = -len(digits) if value < 0 else len(digits)
        self.code(b'l', self.number(count), _struct.pack(f'<{len(digits)}H', *digits))

    def real(self, binary, textual, *parts):
        if self.version > 1:
            return self.code(binary, *(_struct.pack('<d', part) for part in parts))
        self.code(textual)
        for part in parts:
            text = f'{part:.17g}'.encode()
            self.code(bytes([len(text)]), text)

    def text(self, value):
        if self.version >= 4 and value.isascii():
            data = value.encode()
            if len(data) < 256:
                return self.code(b'z', bytes([len(data)]), data)
            return self.code(b'a', self.number(len(data)), data)
        data = value.encode('utf-8', 'surrogatepass')
        self.code(b'u', self.number(len(data)), data)

    def items(self, code, value, depth):
        if code == b'(' and self.version >= 4 and len(value) < 256:
            self.code(b')', bytes([len(value)]))
        else:
            self.code(code, self.number(len(value)))
        if code in (b'<', b'>'):
            # In an order that does not depend on hashes.
            value = sorted(value, key=lambda item: dumps(item, self.version))
        for item in value:
            self.write(item, depth + 1)


_SINGLES = {
    id(None): b'N',
    id(True): b'T',
    id(False): b'F',
    id(...): b'.',
    id(StopIteration): b'S',
}


class _Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.references = []

    def take(self, n):
        part = self.data[self.at:self.at + n]
        if n < 0 or len(part) < n:
            raise EOFError('marshal data too short')
        self.at += n
        return part

    def byte(self):
        return self.take(1)[0]

    def number(self, code='<i'):
        return _struct.unpack(code, self.take(_struct.calcsize(code)))[0]

    def size(self, what):
        n = self.number()
        if n < 0:
            raise ValueError(f'bad marshal data ({what} size out of range)')
        return n

    def read(self, depth):
        if depth > _MAX_DEPTH:
            raise ValueError('recursion limit exceeded')
        try:
            code = self.byte()
        except EOFError:
            raise EOFError('EOF read where object expected') from None
        kept = None
        if code & _REFERABLE:
            kept = len(self.references)
            self.references.append(_END)
        code = chr(code & ~_REFERABLE)
        if code == 'r':
            return self.reference()
        method = _READERS.get(code)
        if method is None:
            raise ValueError('bad marshal data (unknown type code)')
        value = method(self, depth, kept)
        if kept is not None:
            self.references[kept] = value
        return value

    def reference(self):
        n = self.number()
        if not 0 <= n < len(self.references) or self.references[n] is _END:
            raise ValueError('bad marshal data (invalid reference)')
        return self.references[n]

    def item(self, depth, what):
        value = self.read(depth + 1)
        if value is _END:
            raise TypeError(f'NULL object in marshal data for {what}')
        return value

    def long(self, depth, kept):
        n = self.number()
        digits = _struct.unpack(f'<{abs(n)}H', self.take(2 * abs(n)))
        if any(digit >> _SHIFT for digit in digits):
            raise ValueError('bad marshal data (digit out of range in long)')
        if digits and not digits[-1]:
            raise ValueError('bad marshal data (unnormalized long data)')
        value = sum(digit << _SHIFT * i for i, digit in enumerate(digits))
        return -value if n < 0 else value

    def textual(self):
        return float(self.take(self.byte()))

    def tuple(self, depth, kept, n=None):
        n = self.size('tuple') if n is None else n
        return tuple([self.item(depth, 'tuple') for _ in range(n)])

    def list(self, depth, kept):
        value = []
        if kept is not None:
            self.references[kept] = value
        for _ in range(self.size('list')):
            value.append(self.item(depth, 'list'))
        return value

    def dict(self, depth, kept):
        value = {}
        if kept is not None:
            self.references[kept] = value
        while (key := self.read(depth + 1)) is not _END:
            item = self.read(depth + 1)
            if item is _END:
                break
            value[key] = item
        return value

    def set(self, depth, kept):
        value = set()
        if kept is not None:
            self.references[kept] = value
        for _ in range(self.size('set')):
            value.add(self.item(depth, 'set'))
        return value

    def frozenset(self, depth, kept):
        return frozenset([self.item(depth, 'set') for _ in range(self.size('set'))])

    def slice(self, depth, kept):
        return slice(*[self.item(depth, 'slice') for _ in range(3)])

    def refuse_code(self, depth, kept):
        raise ValueError('bad marshal data (code objects of other virtual machines cannot be read)')


class _FileReader(_Reader):
    def __init__(self, file):
        super().__init__(b'')
        self.file = file

    def take(self, n):
        part = self.file.read(n)
        if len(part) < n:
            raise EOFError('marshal data too short')
        return part


def _constant(value):
    return lambda reader, depth, kept: value


def _text(take_size, encoding):
    return lambda reader, depth, kept: str(reader.take(take_size(reader)), encoding, 'surrogatepass')


_READERS = {
    '0': _constant(_END),
    'N': _constant(None),
    'T': _constant(True),
    'F': _constant(False),
    '.': _constant(...),
    'S': _constant(StopIteration),
    'i': lambda reader, depth, kept: reader.number(),
    'I': lambda reader, depth, kept: reader.number('<q'),
    'l': _Reader.long,
    'g': lambda reader, depth, kept: reader.number('<d'),
    'f': lambda reader, depth, kept: reader.textual(),
    'y': lambda reader, depth, kept: complex(reader.number('<d'), reader.number('<d')),
    'x': lambda reader, depth, kept: complex(reader.textual(), reader.textual()),
    's': lambda reader, depth, kept: reader.take(reader.size('bytes object')),
    'u': _text(lambda reader: reader.size('string'), 'utf-8'),
    't': _text(lambda reader: reader.size('string'), 'utf-8'),
    'a': _text(lambda reader: reader.size('string'), 'latin-1'),
    'A': _text(lambda reader: reader.size('string'), 'latin-1'),
    'z': _text(_Reader.byte, 'latin-1'),
    'Z': _text(_Reader.byte, 'latin-1'),
    '(': _Reader.tuple,
    ')': lambda reader, depth, kept: reader.tuple(depth, kept, reader.byte()),
    '[': _Reader.list,
    '{': _Reader.dict,
    '<': _Reader.set,
    '>': _Reader.frozenset,
    ':': _Reader.slice,
    'c': _Reader.refuse_code,
}
