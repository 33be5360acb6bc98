"""from module import *: __all__, underscores, packages with submodules in __all__, errors."""
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
    'plain.py': 'a = 1\n_b = 2\n__c__ = 3\nimport os as operating\n',
    'listed.py': '__all__ = ["x", "_y"]\nx = 1\n_y = 2\nz = 3\n',
    'wrong.py': '__all__ = ["x", "nothing"]\nx = 1\n',
    'odd.py': '__all__ = ["x", 5]\nx = 1\n',
    'tupled.py': '__all__ = ("q",)\nq = "q"\n',
    'emptied.py': '__all__ = []\nq = "q"\n',
    'group/__init__.py': '__all__ = ["sub", "name"]\nname = "group"\n',
    'group/sub.py': 'inner = 1\n',
    'dynamic.py': 'def __getattr__(n):\n    if n == "made": return "made up"\n    raise AttributeError(n)\n__all__ = ["made"]\n',
})


def star(name):
    space = {}
    try:
        exec(f'from {name} import *', space)
    except (AttributeError, TypeError, ImportError) as e:
        return type(e).__name__, str(e)
    del space['__builtins__']
    return sorted(space)


for name in ('plain', 'listed', 'wrong', 'odd', 'tupled', 'emptied', 'group', 'dynamic', 'math.nope'):
    print(name, star(name))
from listed import *
print(x, _y, 'z' in globals())
for source in ('def f():\n from os import *', 'class A:\n from os import *', 'from os import *, path', 'from os import (*)'):
    try:
        exec(source)
        print('fine')
    except SyntaxError as e:
        print(source.split('\n')[0], '|', e.msg)
total = 0
for i in range(200):
    total += len(star('plain')) + len(star('listed'))
print(total)
