"""strip, center, ljust, rjust, zfill, expandtabs, translate, maketrans: arguments and their errors."""
s = '  \t xaxbx\n\u2003 '
print([ascii(f()) for f in (s.strip, s.lstrip, s.rstrip)], 'xxaxx'.strip('x'), 'xyaxy'.strip('yx'), 'abc'.strip(''), 'abc'.strip('abc'), 'éaé'.strip('é'), '😀a😀'.lstrip('😀'), 'a→'.rstrip('→b'), ''.strip(), ' a '.strip(None), 'a\x00'.strip(), 'a\x1f\x85'.strip() == 'a')
for w in (0, 3, 4, 5, 8, 9):
    print('|'.join([f'abc'.center(w), 'abcd'.center(w, '*'), 'ab'.ljust(w, '→'), 'ab'.rjust(w, '😀'), '-7'.zfill(w), '+x'.zfill(w), 'é'.zfill(w), ''.zfill(w), '--1'.zfill(w)]), end=' ; ')
print()
for f in (lambda: 'a'.center(), lambda: 'a'.center('5'), lambda: 'a'.center(5, 'xx'), lambda: 'a'.center(5, ''), lambda: 'a'.center(5, 1), lambda: 'a'.ljust(5, None), lambda: 'a'.zfill('x'), lambda: 'a'.strip(1), lambda: 'a'.strip('a', 'b'), lambda: 'a'.expandtabs('x'), lambda: 'a'.expandtabs(tabs=2), lambda: 'a'.center(-5), lambda: 'a'.rjust(True), lambda: 'a'.center(2 ** 80), lambda: 'a'.lstrip(b'a')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).replace('ssize_t', 'size'))
for args in ((), (4,), (0,), (1,), (-1,)):
    print([x.expandtabs(*args) for x in ('a\tb', '\t', 'ab\tcd\te', '12345678\t9', 'a\n\tb', 'a\r\tb', 'é\té', '\t\t')])
print('a\tb'.expandtabs(tabsize=3))
print(str.maketrans({'a': 'b', 'c': None, 'd': 'long', 101: 102}), str.maketrans('ab', 'xy'), str.maketrans('ab', 'xy', 'c'), str.maketrans('', '', 'zz'))
for f in (lambda: str.maketrans('ab', 'x'), lambda: str.maketrans({'ab': 1}), lambda: str.maketrans(1), lambda: str.maketrans('a', 1), lambda: str.maketrans({1.5: 'x'}), lambda: str.maketrans('a', 'b', 1), lambda: str.maketrans(), lambda: 'abc'.translate({97: 'xyz', 98: None, 99: 0x1f600}), lambda: 'abc'.translate({97: -1}), lambda: 'abc'.translate({97: 0x110000}), lambda: 'abc'.translate({97: 1.5}), lambda: 'abc'.translate(5), lambda: 'abc'.translate([]), lambda: 'abc'.translate('x' * 98), lambda: 'abc'.translate(), lambda: '\x00\x01\x02'.translate(['a', None, 98])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Table:
    """Asked for every letter; LookupError leaves it."""
    def __init__(self): self.asked = []
    def __getitem__(self, code):
        self.asked.append(code)
        if code % 2: raise LookupError
        return chr(code + 1).upper() if code < 200 else None


t = Table()
print('abcdéé→'.translate(t), t.asked)


class Boom(dict):
    def __missing__(self, key): raise ValueError(key)


try:
    'xyz'.translate(Boom({120: 'X'}))
except ValueError as e:
    print('ValueError', e)
rot13 = str.maketrans({chr(b + i): chr(b + (i + 13) % 26) for b in (65, 97) for i in range(26)})
print('Hello, World!'.translate(rot13).translate(rot13), 'Hello'.translate(rot13), 'naïve café'.translate(str.maketrans('ïé', 'ie')))
vowels = str.maketrans('', '', 'aeiou')
total = 0
for i in range(300):
    line = f' item {i}\tvalue {i * i} '
    total += len(line.strip()) + len(line.expandtabs(i % 9)) + len(line.translate(vowels)) + len(line.strip(' 0123456789')) + len(str(i).zfill(6).center(12, '.').rjust(20)) + len(line.translate(rot13))
print(total)
