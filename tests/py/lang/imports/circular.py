"""Circular imports: half-made modules, what each side sees, and the errors."""
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
    'ping.py': 'import pong\nvalue = "ping"\ndef call(): return pong.value\n',
    'pong.py': 'import ping\nearly = hasattr(ping, "value")\nvalue = "pong"\ndef call(): return ping.value\n',
    'take.py': 'from give import thing\n',
    'give.py': 'from take import missing\nthing = 1\n',
    'pkg/__init__.py': 'from . import a\n',
    'pkg/a.py': 'from . import b\nname = "a"\n',
    'pkg/b.py': 'from . import a\nfrom pkg import a as again\nsame = a is again\nname = "b"\nunready = hasattr(a, "name")\n',
    'look.py': 'import peek\n',
    'peek.py': 'import look\nlook.later\n',
    'q/__init__.py': '',
    'q/x.py': 'import q.y as y\nval = 1\n',
    'q/y.py': 'import q.x as x\nval = 2\n',
})
import ping
print(ping.call(), ping.pong.call(), ping.pong.early)
try:
    import take
except ImportError as e:
    print(type(e).__name__, str(e).split(' (')[0], 'take' in sys.modules, 'give' in sys.modules)
import pkg
print(pkg.a.name, pkg.b.name, pkg.b.same, pkg.b.unready)
try:
    import look
except AttributeError as e:
    pass
import q.x
print(q.x.y.val, q.y.x.val)
total = 0
for i in range(300):
    total += len(ping.call()) + len(ping.pong.call())
print(total)
