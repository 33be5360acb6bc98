"""sys.path while the program runs: order, additions, removals, odd entries, path hooks."""
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


import importlib
a = tree({'which.py': 'where = "a"\n', 'only_a.py': 'x = 1\n'})
b = tree({'which.py': 'where = "b"\n'})
import which
print(which.where, sys.path.index(b) < sys.path.index(a))
sys.path.remove(b)
del sys.modules['which']
import which
print(which.where)
sys.path.append(b)
sys.path[:0] = ['/no/such/folder', '', 5, None, b'bytes']
import only_a
print(only_a.x)
del sys.path[:5]
sys.path.remove(a)
try:
    import gone_with_the_path
except ImportError as e:
    print(e)
del sys.modules['which']
importlib.invalidate_caches()
import which
print(which.where, os.path.basename(which.__file__))
old, sys.path = sys.path, [a]
del sys.modules['which']
import which
print(which.where)
sys.path = old
c = tree({'pkg/__init__.py': f'__path__.append({a!r})\n'})
import pkg.only_a
print(pkg.only_a.x, pkg.only_a.__name__, len(pkg.__path__))
print(sys.modules['only_a'] is pkg.only_a, callable(sys.path_hooks[-1]), isinstance(sys.path_importer_cache, dict))
total = 0
for i in range(200):
    total += len(which.where)
print(total)
