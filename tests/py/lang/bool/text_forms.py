"""repr, str, format, parsing of bools."""
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for v in (True, False):
    for spec in ('', 's', 'd', '5', '<6', '>6', '^7', 'b', 'x', '#x', 'o', 'c', 'e', '.2f', '%', 'n', '+', '05', ',', '05d', '.1', 'g', 'r', '!', '10s', '*^9'):
        t(lambda: format(v, spec))
print(f'{True} {False!r} {True:d} {True:>6} {True!s:>6}', '%s %d %r %5.1f %x %c' % (True, True, False, True, True, True), '{} {:d} {!r}'.format(True, False, True), str(True), repr([True, None]), ascii(False), ''.join(map(str, [True, False])), 'True' == str(True))
t(lambda: bool('False'))
t(lambda: eval('True'))
t(lambda: int('True'))
t(lambda: '%s' % (True,))
t(lambda: '%i' % True)
t(lambda: '%s' % [True])
t(lambda: True.__format__('s'))
t(lambda: True.__format__(5))
t(lambda: True.__repr__())
t(lambda: True.__str__())
t(lambda: int.__repr__(True))
t(lambda: int.__str__(True))
t(lambda: int.__format__(True, 'd'))
t(lambda: object.__repr__(True)[:13])
import json, ast
print(json.dumps([True, False, {'a': True, True: 1}]), json.loads('[true, false]'), ast.literal_eval('[True, False]'), ast.dump(ast.parse('True').body[0].value))
out = ''
for i in range(300):
    out = (out + f'{i % 2 == 0!s:.1}{i % 3 == 0:d}')[-40:]
print(out)
