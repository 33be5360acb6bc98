"""importlib.reload: the same module object, old names kept, new functions."""
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
root = tree({'live.py': 'value = 1\nonly_first = True\nclass C: pass\ndef f(): return value\n', 'pk/__init__.py': 'from . import part\n', 'pk/part.py': 'x = 1\n'})
import live
old, f, C = live, live.f, live.C


def rewrite(name, text):
    path = os.path.join(root, name)
    with open(path, 'w') as out:
        out.write(text)
    os.utime(path, (1, 1))
    importlib.invalidate_caches()


rewrite('live.py', 'value = 22\nclass C: pass\ndef f(): return value * 10\n')
again = importlib.reload(live)
print(again is old, live.value, live.only_first, f(), live.f(), f is live.f, C is live.C, isinstance(C(), live.C))
rewrite('live.py', 'value = 333\nraise RuntimeError("half way")\n')
try:
    importlib.reload(live)
except RuntimeError as e:
    print(e, live.value, 'live' in sys.modules, live.f())
import pk
rewrite('pk/part.py', 'x = 50\n')
print(importlib.reload(pk.part).x, pk.part.x, sys.modules['pk.part'] is pk.part)
for bad in (5, type(sys)('unknown')):
    try:
        importlib.reload(bad)
    except (TypeError, ImportError) as e:
        print(type(e).__name__, e)
rewrite('live.py', 'n = globals().get("n", 0) + 1\n')
for i in range(20):
    importlib.reload(live)
print(live.n, live.value)
