"""Packages without __init__: several portions, __path__ that follows sys.path, what they lack."""
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


first = tree({'ns/left.py': 'side = "left"\n', 'ns/sub/inner.py': 'v = 1\n'})
second = tree({'ns/right.py': 'side = "right"\n'})
import ns.left, ns.right
print(ns.left.side, ns.right.side, len(list(ns.__path__)), hasattr(ns, '__file__'), ns.__spec__.origin, ns.__spec__.loader is ns.__loader__)
print(type(ns.__path__).__name__, sorted(p.replace(first, '1').replace(second, '2') for p in ns.__path__), ns.__package__)
import ns.sub.inner
print(ns.sub.inner.v, ns.sub.__spec__.parent, ns.sub.__name__)
third = tree({'ns/late.py': 'side = "late"\n'})
import ns.late
print(ns.late.side, len(list(ns.__path__)))
try:
    import ns.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from ns import nothing
except ImportError as e:
    print(str(e).replace(first, '1'), e.name, e.path)
tree({'ns2/m.py': 'x = 1\n', 'ns2/__init__.py': 'real = True\n'})
tree({'ns2/other.py': 'x = 2\n'})
try:
    import ns2.m
except ImportError as e:
    print(e)
tree({'regular/__init__.py': 'kind = "package"\n', 'regular.py': 'kind = "module"\n'})
import regular
print(regular.kind)
count = 0
for i in range(300):
    count += len(ns.left.side) + hasattr(ns, 'late')
print(count)
