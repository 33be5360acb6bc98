"""compile() of bytes: declared encodings, marks, wrong ones."""
def run(data):
    space = {}
    try:
        exec(compile(data, 'mod', 'exec'), space)
        return ascii(space.get('s'))
    except (SyntaxError, UnicodeDecodeError) as e:
        return type(e).__name__ + ' ' + str(getattr(e, 'msg', e))[:70]


print(run('s = "é€"'.encode()))
print(run(b'\xef\xbb\xbfs = "x\xc3\xa9"'))
print(run(b'# -*- coding: latin-1 -*-\ns = "\xe9"'))
print(run(b'#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\ns = "\xa4"'))
print(run(b's = 1\n\n# coding: latin-1\ns = "\xe9"'))
print(run(b'# coding: nonsense\ns = 1'))
print(run(b's = "\xff"'))
print(run(b'\xef\xbb\xbf# coding: latin-1\ns = 1'))
print(run(b's = 1\x00'))
print(run('s = 1\x0c\nt = 2'), run('\x0cs = 3'))
print(run(b's = "a"\r\nt = 1\r\n'), run(b's = """a\r\nb"""'), run(b's = "a"\rt = 1'), run('\ufeffs = 4'))
print(run(b's = b"\\xff\xc3\xa9"'))
for i in range(300):
    assert run('s = %d' % i) == str(i)
print(run(bytearray(b's = 5')), run(memoryview(b's = 6')))
