"""Escape sequences of str and bytes, and the invalid ones."""
import warnings
print('\a\b\f\n\r\t\v\\\'\"'.encode(), '\0\01\012\377\x41\u00e9\U0001F600'.encode('utf-8'))
print('\N{LATIN SMALL LETTER E WITH ACUTE}\N{bullet}\N{GREEK SMALL LETTER ALPHA}', '\N{LF}' == '\n', '\1234' == 'S4', '\08' == '\x008')
print(b'\0\x41\101\377\n\\')
print(len('\
'), ascii('\ud800'), ascii('\udfff\U0010ffff'))
SOURCES = [r"'\x4'", r"'\xgg'", r"'\u12'", r"'\U00110000'", r"'\U0000'", r"'\N{no such name}'", r"'\N'", r"'\N{'", r"b'\x4'", r"b'\xg'", "'\\"]
for source in SOURCES:
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, '|', e.msg)
for source in (r"'\d'", r"b'\d'", r"'\400'", r"b'\477'", r"'\ '", r"f'\{1}'", r"'\8'"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        print(ascii(eval(source)), [(w.category.__name__, str(w.message)) for w in seen])
print(sum(len('\x41\u0042\N{SPACE}') for _ in range(300)))
