"""split, rsplit, splitlines, partition, join: separators, counts, kinds of space and line ends, errors."""
t = ' a  b\tc\n\n d\u2003e\x1cf '
for args in ((), (None,), (None, 1), (None, 0), (None, -1), (' ',), (' ', 2), ('  ',), ('\n',), ('zz',), (None, 100)):
    print([ascii(x) for x in t.split(*args)], [ascii(x) for x in t.rsplit(*args)])
for s in ('', ' ', 'a', ',', ',,', 'a,b,,c,'):
    print(s.split(), s.split(','), s.rsplit(',', 1), s.split(',', maxsplit=2), s.rsplit(sep=',', maxsplit=0), s.partition(','), s.rpartition(','))
lines = 'a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l\n\n'
print(lines.splitlines(), lines.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'x'.splitlines(keepends=1), '\r\n\r'.splitlines(True), 'a\n\rb'.splitlines())
for f in (lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.split(b','), lambda: 'a'.split(',', None), lambda: 'a'.split(',', 1.5), lambda: 'a'.split(',', 1, 2), lambda: 'a'.split(separator=','), lambda: 'a'.partition(''), lambda: 'a'.partition(1), lambda: 'a'.rpartition(), lambda: ','.join(5), lambda: ','.join([1]), lambda: ','.join(['a', b'b']), lambda: ','.join('a', 'b'), lambda: ','.join(), lambda: 'a'.splitlines('x', 1), lambda: 'a'.splitlines([]), lambda: ','.join([None]), lambda: 'a'.split(',', 10 ** 30)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class S(str):
    def __str__(self): return 'not used'


class I:
    def __index__(self): return 1


def gen():
    yield 'x'
    yield S('y')
    yield 'é'


print('-'.join(gen()), '-'.join({'k': 1}), ''.join([]), '→'.join('ab😀'), '-'.join(('one',)), type(''.join([S('a')])).__name__, type(S(',').join(['a'])).__name__, S('a,b').split(S(',')), [type(x).__name__ for x in S('a b').split()], 'a,b,c'.split(',', I()), '-'.join(iter('abc')), ', '.join(sorted({'b', 'a'})))


def broken():
    yield 'a'
    raise KeyError('in the middle')


try:
    ''.join(broken())
except KeyError as e:
    print('KeyError', e)
l = ['a', 'b']
print(''.join(l + [''.join(l)] * 2), ' '.join(' a  b '.split()), '😀é😀'.split('é'), 'éaéa'.rsplit('a', 1), 'aXXbXXc'.split('XX'), 'aaa'.split('aa'), 'aaaa'.rsplit('aa', 1), 'aaa'.partition('aa'), 'aaa'.rpartition('aa'))


def wrap(text, width):
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f'{line} {word}' if line else word
    return lines + [line]


text = 'the quick brown fox jumps over the lazy dog ' * 30
print(len(wrap(text, 20)), wrap(text, 30)[:2], sum(len(w) for w in text.split('o')))
total = 0
for i in range(300):
    row = ','.join(map(str, range(i % 20)))
    total += len(row.split(',')) + len(row) + len(row.rpartition(',')[2]) + len('\n'.join([row] * 3).splitlines())
print(total)
