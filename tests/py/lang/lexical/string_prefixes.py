"""Prefixes of string and bytes literals in all cases, and concatenation of neighbours."""
print('a' "b" '''c''' """d""", r'a\n' 'b\n'.strip(), R"\x41", u'é', U'É')
print(b'a' B'b', rb'\x41', bR'\n', Br"\\", RB'''\
''')
print('x' f'{1 + 1}' r'\n' rf'\{2}' F'{3}' fR'{4}\d', f'{5}' 'y')
print(len(r'\''), r'\'', r"\"", len(r'\\'), '\\' r'\n')
total = 0
for i in range(300):
    total += len('ab' 'cd' f'{i}' 'e')
print(total)
SOURCES = ["ur'a'", "bu'a'", "b'a' 'b'", "fb'a'", "rr'a'", "'a' b'b'", "b'é'", "r'\\'", "'a", "'''a", '"a\nb"', "ff'a'", "tf'a'", "ub''"]
for source in SOURCES:
    try:
        print(source, eval(source))
    except SyntaxError as e:
        print(repr(source), '|', e.msg)
