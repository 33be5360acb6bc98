"""break and continue in nested loops, with else, try, with, match; where they are refused."""
def find(n):
    for i in range(n):
        for j in range(n):
            if j > i: break
            if (i * j) % 7 == 5: return i, j
            if j % 2: continue
        else: continue
        if i == n - 1: break
    else: return 'none'
    return 'broken', i, j
print([find(n) for n in (0, 3, 5, 8)])
def finals():
    log = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            log.append(i)
        finally: log.append(-i)
    else: log.append('else')
    while True:
        try: break
        finally: log.append('while')
    return log
print(finals())
def with_match(items):
    out = []
    for x in items:
        with memoryview(b''):
            match x:
                case 0: continue
                case str(): break
                case _: out.append(x)
        out.append('|')
    return out
print(with_match([1, 0, 2.5, 'x', 3]))
for source in ('break', 'continue', 'if 1: break', 'for x in []:\n def f(): break', 'while 0:\n class A: continue', 'for x in []: pass\nelse: break', 'while 1:\n try: pass\n finally: continue', 'for x in y: lambda: break', '[break for x in y]', 'while 1: break; x', 'def f():\n continue', 'for x in []:\n with a: break', 'while 0: pass\nelse:\n continue', 'for i in []:\n try: pass\n except* E: break', 'try: pass\nfinally: break'):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try: compile(source, '', 'exec'); print('fine')
        except SyntaxError as e: print(repr(source), '|', e.msg)
def hot(n):
    total, i = 0, 0
    while True:
        i += 1
        if i > n: break
        if i % 3 == 0: continue
        for j in (1, 2, 0.5 if i > 250 else 3):
            if j == i % 4: break
            total += j
        else: total += 100
    return total
print(hot(300))
