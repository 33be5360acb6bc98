"""Template strings: parts, interpolations, their fields, mixing."""
from string.templatelib import Template, Interpolation, convert
name, n = 'world', 3
t = t'hello {name!r:>{n}} and {n + 1}!'
print(type(t).__name__, t.strings, t.values)
for part in t:
    if isinstance(part, Interpolation):
        print(part.value, part.expression, part.conversion, part.format_spec)
    else:
        print(repr(part))
print([i.expression for i in t'{n = }{name}'.interpolations], t'{n=}'.strings, (t'a' t'b{1}').strings)
print(t'', t''.strings, list(t'{n}'), (t'a{n}' + t'b').strings, rt'\n{n}'.strings)


def render(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            out.append(format(convert(part.value, part.conversion), part.format_spec))
    return ''.join(out)


print(render(t), render(t'{n:05}|{name!a}|{n * 1.5:.2f}'))
print(sum(len(render(t'{i}-{i * i:x}')) for i in range(300)))
for source in ("t'a' 'b'", "t'{}'", "t'a' f'b'", "t'{x}'", "t'a' + 'b'"):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, '|', getattr(e, 'msg', e))
match Interpolation(5, 'x', None, ''):
    case Interpolation(value, expression):
        print(value, expression)
