"""Packages that load their parts when asked: module __getattr__, __dir__, importlib.util.LazyLoader."""
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


import importlib, importlib.util
root = tree({
    'lazy/__init__.py': '''import importlib
parts = ["heavy", "light"]
def __getattr__(name):
    if name in parts:
        print("loading", name)
        return importlib.import_module("." + name, __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
def __dir__():
    return sorted(parts + list(globals()))
''',
    'lazy/heavy.py': 'weight = 100\n',
    'lazy/light.py': 'weight = 1\n',
    'slow.py': 'print("slow runs")\nx = 1\ndef f(): return x\n',
})
import lazy
print('heavy' in dir(lazy), 'heavy' in vars(lazy))
print(lazy.heavy.weight, lazy.heavy.weight, 'heavy' in vars(lazy))
from lazy import light
print(light.weight)
for name in ('other', '__wrapped__'):
    print(hasattr(lazy, name))
try:
    from lazy import nope
except ImportError as e:
    print(str(e).replace(root, ''))
spec = importlib.util.find_spec('slow')
spec.loader = importlib.util.LazyLoader(spec.loader)
module = importlib.util.module_from_spec(spec)
sys.modules['slow'] = module
spec.loader.exec_module(module)
print('not yet', type(module).__name__)
print(module.x, type(module).__name__, module.f())
import slow
print(slow is module)
total = 0
for i in range(300):
    total += lazy.light.weight + slow.f()
print(total)
