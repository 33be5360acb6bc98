"""None, NotImplemented and Ellipsis as objects: attributes, comparison, as keys."""
for x in (None, ..., NotImplemented):
    print(repr(x), str(x), type(x).__name__, x.__class__ is type(x), hash(x) == hash(x), x == x, x != x, x.__doc__ is not None)
    try:
        x.attr = 1
    except AttributeError as e:
        print(e)
    try:
        type('Sub', (type(x),), {})
    except TypeError as e:
        print(e)
for expression in ('None < 1', 'None + 1', 'None()', 'None[0]', 'len(None)', 'for_(None)', '-None', 'None.x', '{}[None]', 'int(None)', '... < ...', 'None[0:1]', 'NotImplemented()', 'float(None)'):
    try:
        print(eval(expression, {'for_': lambda x: [i for i in x]}))
    except Exception as e:
        print(expression, '|', type(e).__name__, e)
seen = {None: 0, ...: 0, NotImplemented: 0}
for i in range(300):
    seen[(None, ..., NotImplemented)[i % 3]] += 1
    x = None
    if x is None and (x or True) and x is not ...:
        seen[None] += 1
print(seen, sorted([None, None]) if False else [None, None].count(None))
print(None.__eq__(None), None.__eq__(1), None.__ne__(2), bool(None), NotImplemented is NotImplemented)
