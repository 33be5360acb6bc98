"""Unbound calls, keywords and argument counts of bytearray's methods."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
for name in ('append', 'capitalize', 'clear', 'copy', 'count', 'decode', 'extend', 'find', 'insert', 'isdigit', 'join', 'pop', 'remove', 'replace', 'resize', 'reverse', 'split', 'strip', 'upper', '__len__', '__getitem__', '__iadd__', '__setitem__', '__contains__', '__iter__', '__repr__', '__init__'):
    f = getattr(bytearray, name)
    t(f)
    t(f, 5)
    t(f, b'')
a = bytearray(b'abc')
for name in ('append', 'clear', 'copy', 'insert', 'pop', 'remove', 'reverse', 'upper', 'count', 'extend'):
    t(getattr(a, name), *[1] * 5)
    t(getattr(a, name), x=1)
print(type(bytearray.append).__name__, bytearray.append.__qualname__, type(a.append).__name__, a.append.__self__ is a, a.append.__name__, bytearray.__iadd__.__name__, type(bytearray.__iadd__).__name__)
try:
    a.nope
except AttributeError as e:
    print(e)
try:
    bytearray.x = 1
except TypeError as e:
    print(e)
print(bytearray.__name__, bytearray.__mro__, bytearray.__module__, isinstance(a, bytes), hasattr(a, '__release_buffer__'), hasattr(a, '__buffer__'))
