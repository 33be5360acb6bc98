"""find, index, count, replace, split, join, strip and so on give bytearrays."""
def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)
a = bytearray(b' one two  one ')
for name, args in (('find', (b'one',)), ('find', (111, 3)), ('rfind', (bytearray(b'one'),)), ('index', (b'two', 1, 9)), ('rindex', (32,)), ('count', (b'o',)), ('count', (32, 1)), ('replace', (b'one', b'1')), ('replace', (b'o', b'0', 1)), ('split', ()), ('split', (b' ',)), ('rsplit', (None, 1)), ('splitlines', ()), ('partition', (b'two',)), ('rpartition', (b'zz',)), ('partition', (b'zz',)), ('strip', ()), ('lstrip', (b' o',)), ('rstrip', ()), ('center', (20, b'*')), ('ljust', (16,)), ('rjust', (16, b'-')), ('zfill', (16,)), ('upper', ()), ('title', ()), ('capitalize', ()), ('swapcase', ()), ('expandtabs', ()), ('removeprefix', (b' ',)), ('removesuffix', (bytearray(b' '),)), ('translate', (None, b'o')), ('startswith', (b' on',)), ('endswith', ((b'x', b' '),)), ('isspace', ()), ('hex', ()), ('decode', ()), ('join', ([b'a', b'b'],))):
    r = getattr(a, name)(*args)
    print(name, r, type(r).__name__)
for name, args in (('find', ('a',)), ('index', (b'zz',)), ('rindex', (300,)), ('count', (-1,)), ('replace', (b'a',)), ('replace', ('a', 'b')), ('split', (b'',)), ('split', ('a',)), ('partition', (b'',)), ('partition', (5,)), ('strip', ('a',)), ('center', (5, 'x')), ('ljust', ('5',)), ('startswith', ('a',)), ('endswith', ([b'a'],)), ('join', (['a'],)), ('join', (5,)), ('translate', (b'x',)), ('decode', ('nope',)), ('removeprefix', ('a',)), ('zfill', (None,)), ('find', ()), ('hex', ('',))):
    t(getattr(a, name), *args)
same = bytearray(b'abc')
for r in (same.strip(), same.replace(b'z', b''), same.ljust(1), same.removeprefix(b'z'), same.upper().lower(), same.expandtabs(), same.split(b'z')[0], same.partition(b'z')[0], same * 1, same + b'', same[:], same.translate(None)):
    print(r is same, r == same, end=' ')
print()
n = 0
for i in range(300):
    w = bytearray(b'%d,%d,,%d' % (i, i * i, -i))
    n += len(w.split(b',')) + w.find(b'9') + w.count(b',') + len(w.replace(b',', b', ')) + w.rpartition(b'-')[2].isdigit()
print(n)
