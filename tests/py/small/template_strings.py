from string.templatelib import Template, Interpolation, convert
name, n = "World", 3.14159
t = t"Hello {name}! {n:.2f} {name!r:>{10}} {n = }"
print(type(t), t.strings, t.values, len(t.interpolations))
i = t.interpolations[2]
print(i, i.value, i.expression, i.conversion, i.format_spec)
print([p if isinstance(p, str) else p.value for p in t])
print(t"" , t"a" + t"b{1}", Template("x", Interpolation(5, "y"), "z"), t.interpolations[3])
print(convert("a", "r"), convert("a", None), "".join(p if isinstance(p, str) else format(convert(p.value, p.conversion), p.format_spec) for p in t))
for f in (lambda: t + "x", lambda: Interpolation(1, "a", "q"), lambda: Template(5), lambda: setattr(i, "value", 2)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
match i:
    case Interpolation(value, expression, conversion, spec): print(value, expression, conversion, spec)
