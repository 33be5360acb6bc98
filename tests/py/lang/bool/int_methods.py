"""Methods of int called on bools: results and their types."""
for name, args in (('bit_length', ()), ('bit_count', ()), ('to_bytes', ()), ('to_bytes', (2, 'little')), ('as_integer_ratio', ()), ('conjugate', ()), ('is_integer', ()), ('__index__', ()), ('__int__', ()), ('__float__', ()), ('__neg__', ()), ('__pos__', ()), ('__abs__', ()), ('__round__', ()), ('__floor__', ()), ('__ceil__', ()), ('__trunc__', ()), ('__add__', (True,)), ('__radd__', (1,)), ('__sub__', (2,)), ('__mul__', (True,)), ('__truediv__', (2,)), ('__floordiv__', (2,)), ('__mod__', (2,)), ('__divmod__', (2,)), ('__pow__', (2,)), ('__lshift__', (2,)), ('__eq__', (1,)), ('__lt__', (2,)), ('__hash__', ()), ('__bool__', ()), ('__getnewargs__', ()), ('__repr__', ())):
    r = getattr(True, name)(*args)
    print(name, r, type(r).__name__, end='; ')
print()
print(True.real, True.imag, True.numerator, False.denominator, type(True.real).__name__, bool.from_bytes(b'\x05'), type(bool.from_bytes(b'\x00')).__name__, int.from_bytes(b'\x01'))
print([n for n in bool.__dict__ if not n.startswith('__')], sorted(n for n in bool.__dict__ if n.startswith('__')), [n for n in dir(True) if not n.startswith('__')])
for f in (lambda: setattr(True, 'x', 1), lambda: setattr(True, 'real', 1), lambda: setattr(bool, 'x', 1), lambda: True.nope, lambda: bool.nope, lambda: True.bit_length(1), lambda: bool.from_bytes('x'), lambda: bool.__and__(1, True), lambda: bool.__and__(True), lambda: bool.__repr__(1), lambda: int.__repr__('x'), lambda: True.to_bytes(0), lambda: bool.bit_length(5), lambda: bool.__new__(bool, 1, 2), lambda: True.__add__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
n = 0
for i in range(400):
    b = i % 3 == 1
    n += b.bit_length() + b.real + b.numerator + b.conjugate() + b.__index__() + (-b) + b.__round__()
print(n)
