"""A module runs once: sys.modules, failures, None in it, modules that replace themselves."""
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


tree({
    'counted.py': 'import builtins\nbuiltins.runs = getattr(builtins, "runs", 0) + 1\n',
    'broken.py': 'import builtins\nbuiltins.tries = getattr(builtins, "tries", 0) + 1\nraise ValueError("not today")\n',
    'replaced.py': 'import sys\nclass Box:\n    def __init__(self): self.x = 5\n    def __getattr__(self, n): return n.upper()\nsys.modules[__name__] = Box()\n',
    'half.py': 'ready = 1\nimport half\nseen = half.ready\n',
    'vanishing.py': 'import sys\ndel sys.modules[__name__]\n',
})
for i in range(300):
    import counted
print(runs)
for i in range(3):
    try:
        import broken
    except ValueError as e:
        print(e, tries, 'broken' in sys.modules)
import replaced
from replaced import anything, x
print(type(replaced).__name__, replaced.other, anything, x)
import half
print(half.seen, half is sys.modules['half'])
sys.modules['blocked'] = None
for name in ('blocked', 'blocked.sub'):
    try:
        __import__(name)
    except ModuleNotFoundError as e:
        print(e, e.name)
sys.modules['made'] = made = type(sys)('made')
made.value = 7
from made import value
print(value)
try:
    import vanishing
except KeyError as e:
    print('KeyError', e)
try:
    from counted import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split('(')[0], e.name, os.path.basename(e.path), e.name_from)
del sys.modules['counted']
import counted
print(runs)
