"""Semicolons, one-line blocks, suites of simple statements, empty bodies refused."""
a = 1; b = 2; print(a, b); del a; pass;
if b: c = 3; d = 4
else: c = 5; d = 6
for i in range(2): print(i, end=' '); e = i
while b: b -= 1; print('w', b, end=' ')
def f(): x = 1; y = 2; return x + y
class K: x = 1; y = x + 1; z = lambda self: self.y
try: 1 / 0; print('never')
except ZeroDivisionError: print('caught'); g = 1
finally: print('finally'); h = 2
with memoryview(b'ab') as m: n = len(m); o = m[0]
match b:
    case 0: p = 'zero'; q = p * 2
    case _: p = q = None
print(c, d, e, f(), K.y, K().z(), g, h, n, o, p, q)
for source in ('if 1: if 2: pass', 'x = 1; if x: pass', 'for i in []: for j in []: 0', 'if 1:', 'def f():', 'class A:', 'while 0: ;', ';', 'x;;y', 'if 1: pass; else: pass', 'try: pass', 'try: pass\nexcept: pass\nexcept E: pass', 'if 1: x = 1;', 'else: pass', 'elif 1: pass', 'except: pass', 'with a: def f(): 0', 'x = 1 y = 2', 'print 1', 'exec "a"', 'if x = 1: pass', 'while x := 0: pass', 'for x of y: 0', 'def f: pass', 'class: pass', 'if 1 pass', 'return; x', 'import a; from b', 'pass pass', 'async x', 'lambda: pass', 'try: pass\nelse: pass', 'try: pass\nfinally: pass\nelse: pass', 'match x: pass', 'match x:\n pass', 'case 1: pass'):
    try: compile(source, '', 'exec'); print(repr(source), 'fine')
    except SyntaxError as err: print(repr(source), '|', type(err).__name__, err.msg)
total = 0
for i in range(300): k = i * 2; total += k; total -= 1 if i % 2 else 2
print(total)
