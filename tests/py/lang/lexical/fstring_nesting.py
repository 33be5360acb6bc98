"""f-strings: nested quotes, comments, lines, specs with fields, conversions, =."""
name, width, values = 'x', 8, {'a': 1, 'b': [1, 2]}
print(f'{values['a']} {f'{f'{name}'}'} {"a" 'b'}')
print(f'{name!r:>{width}}|{name!s:^{width}}|{name!a:*<{width}}|{3.14159:{width}.{2}f}|{width:{'0'}{width}b}')
print(f'{width=} {width = } {values["a"] + 1=} {name=!s} {width=:>4} {name = !r:^7}')
print(f'{{}} {{{width}}} {{{{ {'}'} {'{'} {{}}'.replace('}', ']'))
print(f'''{
    width  # a comment
    + 1
}:{
    name
    !r}''', f"{'\n'.join(['a', 'b'])}")
print(f'{(lambda x: x * 2)(3)} {[i for i in range(3)]} { {1: 2}[1] } {(y := 5)} {y:=^5}')
print(f'{1 if width else 2} {not width} {width, name} {*values,} {width!=8} {width == 8}')
total = 0
for i in range(300):
    total += len(f'{i:>5}{i!r}{i * 2:#x}{i / 3:.{i % 5}f}')
print(total)
for source in ("f'{}'", "f'{ }'", "f'{a'", "f'a}'", "f'{a!x}'", "f'{a!}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{a:{b:{c}}}'", "f'{!r}'", "f'{a! r}'", "f'{=}'", "f'{'", "f'{a!r b}'"):
    try:
        print(eval(source, {'a': 1, 'b': 2, 'c': 3}))
    except (SyntaxError, ValueError, NameError) as e:
        print(source, '|', type(e).__name__, getattr(e, 'msg', e))
