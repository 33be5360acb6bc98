"""Relative imports: levels, siblings, parents, names, and where they are refused."""
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
    'a/__init__.py': 'from . import one\nfrom .one import x as first\n',
    'a/one.py': 'x = 1\nfrom .two import y\n',
    'a/two.py': 'y = 2\n',
    'a/b/__init__.py': 'from .. import one\nfrom ..two import y\nfrom . import c\n',
    'a/b/c.py': 'from .. import one as again\nfrom .. import b as parent\nfrom ..b import c as me\nname = __name__\n',
    'a/b/beyond.py': 'from .... import x\n',
    'a/b/star.py': 'from ..two import *\nfrom .c import *\n',
})
import a, a.b
print(a.first, a.one.y, a.b.one is a.one, a.b.y, a.b.c.again is a.one, a.b.c.parent is a.b, a.b.c.me is a.b.c)
for name in ('a.b.beyond', 'a.b.missing', 'a.two.x'):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
import a.b.star
print(a.b.star.y, a.b.star.name, sorted(n for n in vars(a.b.star) if n[0] != '_'))
space = {'__name__': 'a.b.fresh', '__package__': 'a.b'}
exec('from . import c\nfrom .. import two\nfrom ..one import x', space)
print(space['c'] is a.b.c, space['two'] is a.two, space['x'])
for space in ({'__name__': '__main__'}, {'__name__': 'solo', '__package__': ''}, {'__package__': 'nowhere'}):
    try:
        exec('from . import two', space)
        print('two' in space)
    except (ImportError, KeyError) as e:
        print(type(e).__name__, e)
total = 0
for i in range(200):
    from a.two import y
    total += y
print(total)
