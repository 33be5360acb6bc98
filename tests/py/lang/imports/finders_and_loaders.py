"""Import hooks: finders on sys.meta_path, loaders with create_module and exec_module."""
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


import importlib.abc, importlib.machinery


class Dictionary(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, sources): self.sources, self.log = sources, []

    def find_spec(self, name, path, target=None):
        self.log.append((name, path is not None))
        if name in self.sources:
            package = any(other.startswith(name + '.') for other in self.sources)
            return importlib.machinery.ModuleSpec(name, self, origin='memory', is_package=package)

    def create_module(self, spec):
        if spec.name.endswith('special'):
            return Special(spec.name)

    def exec_module(self, module):
        exec(self.sources[module.__name__], module.__dict__)


class Special(type(sys)):
    def __getattr__(self, name): return f'special {name}'


finder = Dictionary({'mem': 'x = __name__\n', 'mem.part': 'from . import x\ny = x * 2\n', 'mem.special': 'z = 1\n', 'bad': '1 / 0\n'})
sys.meta_path.insert(0, finder)
import mem.part, mem.special
print(mem.x, mem.part.y, mem.special.z, mem.special.other, type(mem.special).__name__)
print(mem.__spec__.name, mem.__path__, mem.__spec__.origin, mem.__loader__ is finder, hasattr(mem, '__file__'))
try:
    import bad
except ZeroDivisionError as e:
    print(e, 'bad' in sys.modules)
try:
    import mem.absent
except ModuleNotFoundError as e:
    print(e)
print(finder.log)
sys.meta_path.remove(finder)
try:
    import another_one
except ImportError as e:
    print(e)
total = 0
for i in range(300):
    import mem.part as p
    total += len(p.y)
print(total, finder.log.count(('mem.part', True)))
old, sys.meta_path = sys.meta_path, []
try:
    import something_new
except ImportError as e:
    print(e)
sys.meta_path = old
