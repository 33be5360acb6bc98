"""What module `traceback` tells of sources that are no Python: lines, places, misspelt keywords."""
import traceback

SOURCES = ['whle True: pass', 'imprt x', 'retrun 5', 'fro i in x: pass', 'x = 1\nclas A: pass', 'if x:\n  pas s\n', 'break', 'return 1', 'nonlocal x', 'def f(a, a): pass',
           'x = (1,\n  2\ny = 3', 'if x = 1: pass', 'a b', '1 = x', 'x = "abc', 'f(a=1, 2)', 'def f():\nreturn 1', ' x=1', 'f"{}"', 'global x; x = 1\ndef f():\n x = 1\n global x',
           'match x:\n case a: pass\n case b: pass', 'async def f(): yield from x', 'print "x"', 'x = [1, 2', 'else: pass']
for source in SOURCES:
    try:
        exec(source)
    except SyntaxError as e:
        print(''.join(traceback.format_exception_only(e)), e.lineno, e.offset, e.text and e.text.strip(), e.end_lineno, e.end_offset, e._metadata and e._metadata[:2])
try:
    compile('a b', 'some file', 'exec')
except SyntaxError as e:
    print(e.args, e._metadata)
told = {}
for n in range(300):
    try:
        exec(SOURCES[n % len(SOURCES)])
    except SyntaxError as e:
        for text in traceback.TracebackException.from_exception(e).format():
            told[text[:20]] = told.get(text[:20], 0) + 1
print(sorted(told.items())[:5])
