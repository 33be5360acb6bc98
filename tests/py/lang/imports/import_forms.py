"""Forms of the statement: as, several names, dotted names, where the names go."""
import os, sys, tempfile


def tree(files):
    root = tempfile.mkdtemp()
    for name, text in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)
    sys.path.insert(0, root)
    return root


tree({'one/__init__.py': 'n = 1\n', 'one/two.py': 'n = 2\n', 'one/three/__init__.py': '', 'one/three/four.py': 'n = 4\n'})
import one.two, one.three.four as deep, os.path as path
print(one.n, one.two.n, deep.n, path is os.path)
from one import (n, two as second,
                 three)
print(n, second.n, three.four is deep)


def local():
    import one.two
    from one.three import four
    return sorted(locals()), one.two.n + four.n


class Body:
    import one as inside
    from one.two import n as value


print(local(), Body.inside is one, Body.value, 'inside' in globals())


def declared():
    global made_here
    import one.three as made_here


declared()
print(made_here.__name__)
if n == 1:
    import one.two as conditional
else:
    import nothing_like_it
try:
    import absent_module as fallback
except ImportError:
    fallback = None
print(conditional.n, fallback)
for i in range(3):
    from one import n as n, two as n2
print(n, n2.n)
space = {}
exec('import one.three.four\nx = one.three.four.n', space)
print(space['x'], sorted(k for k in space if k[0] != '_'))
exec('import one.three.four as f\nimport one', space)
print(sorted(k for k in space if k[0] != '_'))
total = 0
for i in range(300):
    total += local()[1]
print(total)
