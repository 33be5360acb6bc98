"""str.format and format_map: fields, attributes, items, conversions, nesting, auto numbers, errors and their texts."""
class P:
    x = 5
    items = {'k': [10, 20], 1: 'int key', '1': 'str key', 'a b': 'space'}
    def __getitem__(self, key): return f'<{key!r}>'
    def __format__(self, spec): return f'P({spec})'
    def __repr__(self): return 'P.repr é'


p = P()
for fmt, args, kw in (('{} {}', (1, 2), {}), ('{1} {0} {1}', (1, 2), {}), ('{a} {0}', (1,), {'a': 2}), ('{0.x} {0.items[k][1]}', (p,), {}), ('{0[x]} {0[1]} {0[-1]} {0[a b]} {0[1.5]}', (p,), {}), ('{!r} {!s} {!a}', (p, 'é', 'é'), {}), ('{:>{}} {:{}{}}', ('a', 5, 'b', '<', 4), {}), ('{0:{1}.{2}}', (3.14159, 10, 3), {}), ('{{}} {{{}}} }}{{', (1,), {}), ('{:x^9}|{:+d}|{:,}', ('mid', 5, 10 ** 6), {}), ('{:abc}', (p,), {}), ('{0!r:>12}', (p,), {}), ('{p.items[1]} {p.items[k]}', (), {'p': p}), ('{:%Y}', (P(),), {}), ('', (1,), {}), ('{0[}]}', (p,), {}), ('{0[]]}', (p,), {}), ('{:{w}.{n}f}', (2.5,), {'w': 8, 'n': 2}), ('{:{{}}', (1,), {}), ('{0}{1}{0}', 'ab', {}), ('{:c}{:b}{:o}{:X}{:e}{:%}', (65, 5, 8, 255, 1.5, 0.25), {}), ('{: >4}|{:<04}|{:^ 5}', (1, 2, 3), {}), ('{0.__class__.__name__}', (1,), {}), ('{self}', (), {'self': 1}), ('{:}', (1,), {}), ('{!s:}', (1,), {}), ('{é}', (), {'é': 1}), ('{0!r}{0!s:3}', ('a',), {})):
    try:
        print(fmt, '->', fmt.format(*args, **kw))
    except Exception as e:
        print(fmt, '->', type(e).__name__, e)
for fmt, args in (('{', ()), ('}', ()), ('{}', ()), ('{a}', ()), ('{0', (1,)), ('{0!}', (1,)), ('{0!x}', (1,)), ('{0!rr}', (1,)), ('{0!r', (1,)), ('{0:{', (1,)), ('{0.}', (1,)), ('{0[}', (1,)), ('{0[]}', (1,)), ('{0.y}', (1,)), ('{0[5]}', ([1],)), ('{0[a]}', ([1],)), ('{0[a]}', ({},)), ('{} {1}', (1, 2)), ('{0} {}', (1, 2)), ('{:d}', ('x',)), ('{:s}', (1,)), ('{:{}}', (1,)), ('{:{:{}}}', (1, 2, 3)), ('{0]}', (1,)), ('{0.x[}', (1,)), ('{-1}', (1,)), ('{99999999999999999999}', (1,)), ('{0[99999999999999999999]}', ([],)), ('{ 0}', (1,)), ('{0 }', (1,)), ('{0x}', (1,)), ('{:>>>}', (1,)), ('{0[0]x}', ([1],)), ('{!}', (1,)), ('{:10.3d}', (5,)), ('}{', ()), ('{0..x}', (1,)), ('{a.b}', ())):
    try:
        print(repr(fmt), '->', repr(fmt.format(*args)))
    except Exception as e:
        print(repr(fmt), '->', type(e).__name__, e)


class D(dict):
    def __missing__(self, key): return f'no {key}'


print('{a} {b} {c[0]}'.format_map(D(a=1)), '{x}'.format_map({'x': P()}))
for f in (lambda: '{}'.format_map({}), lambda: '{a}'.format_map({}), lambda: '{0}'.format_map([1]), lambda: '{a}'.format_map(), lambda: '{a}'.format_map([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for value, spec in ((None, '>5'), ([], 'x'), ({}, ''), (object, 'd'), (1 .__add__, 's'), (b'', '5'), ((), '<3')):
    try:
        print(format(value, spec))
    except TypeError as e:
        print(e)
total = 0
row = '{0:>4} {name!r:<10} {0:08.3f} {1[k]}'
for i in range(300):
    total += len(row.format(i, {'k': i * i}, name='n' * (i % 7))) + len('{}-{}'.format(i, i / 2)) + len('{a}{b}'.format_map({'a': i, 'b': 'x'}))
print(total)
