"""f-strings as expressions: conversions, nested specs, = form, quotes, lambdas, walrus, await-free scopes, errors at run time."""
class V:
    def __init__(self, name): self.name = name
    def __format__(self, spec): LOG.append((self.name, spec)); return f'{self.name}:{spec}'
    def __repr__(self): return f'V({self.name})'
    def __str__(self): return f'str {self.name}'


LOG = []
a, b, width, prec = V('a'), V('é'), 10, 3
print(f'{a}', f'{a:x}', f'{a!r}', f'{a!s:>8}', f'{b!a}', f'{a:{width}.{prec}}', f'{a:{width}{"<"}{b!r}}', f'{{{a}}}', LOG)
x = 3.14159
print(f'{x=}', f'{x = }', f'{x=:.2f}', f'{x=!s}', f'{a=}', f'{a=:spec}', f'{ x + 1 = :>10.3f}', f'{len("abc")=}', f'{(y := 5)=}', y, f'{x!r:=>10}', f"{'a' 'b'=}")
d = {'k': [1, {'n': 'deep'}], 'q"': 2}
print(f'{d['k'][1]['n']}', f"{d['q"']}", f'{d["k"]!r:>20}', f'{"\n".join(['a', 'b'])!r}', f'{'\t'!a}', f'''{
    d['k'][0]  # a comment
    + 1
}''', f'{f'{f'{1 + 1}'}'}', f'{(lambda v: v * 2)(4)}', f'{[i for i in range(3)]}', f'{ {"a": 1}["a"] }', f'{ {1, 1} }', f'{*[1, 2], 3}', f'{1 if x else 2}', f'{x > 3 and "yes"}', f'{not x}', f'{x!=3}', f'{x>=3:5}|', f'{-x:.0f}', f'{x:>{width - 2}.{prec - 1}f}|')
print(f'\N{GREEK SMALL LETTER ALPHA}{1}\x41\u00e9', rf'\n{1}\{2}', fr'{x:\<9.2}', f'{"a":\x3e4}', f'a{1}' 'b{2}' f'c{3}', f'{""}', f'', f'{"{}"}', f'{{}}', f'{1:{{}}}' if 0 else '', F'{1}', f'{1}' * 3, f'{"é":→^5}', f'{1,}', f'{1:_}{10000:_}')
for source in ("f'{1:d}{\"x\":d}'", "f'{undefined}'", "f'{1/0}'", "f'{[]:5}'", "f'{1:{\"z\"}}'", "f'{None!r:>6}'", "f'{1!r:d}'", "f'{V(1):{V(2)}}'", "f'{1:{1:{1}}}'", "f'{}'", "f'{ }'", "f'{1'", "f'}'", "f'{1!}'", "f'{1!z}'", "f'{1 2}'", "f'{a b}'", "f'{lambda: 1}'", "f'{(lambda: 1)()}'", "f'{*a}'", "f'{a:{b:{c:{d}}}}'", "f'{yield}'", "f'{=}'", "f'{a=b}'", "f'{,}'", "f'{a $ b}'", "f'{a!r!s}'", "f'{a\\\n}'", "f'{(}'", "f'{)}'", "f'{1:\n}'", "f'''{1:\n}'''", "f'{a[\"b\"}'", "f'{import x}'", "f'{x:=5}'", "f'{x!=5}'", "f'{x:!r}'"):
    try:
        print(source, '->', repr(eval(source, {'V': V, 'a': 1, 'x': 2})))
    except Exception as e:
        print(source, '->', type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)


def scope():
    inner = 5
    class K:
        inner = 6
        text = f'{inner} {[inner for _ in range(1)]} {(lambda: inner)()}'
    return K.text, f'{(lambda: inner)()}', [f'{i}{inner}' for i in range(2)]


print(scope(), (lambda v: f'{v}{v!r}')('z'))
total = 0
for i in range(400):
    total += len(f'{i}:{i:>5}:{i / 3:.{i % 5}f}:{"x" * (i % 3)!r}:{i=}')
    if i % 100 == 0: LOG.clear(); total += len(f'{a:{i}}{b}')
print(total, LOG)
