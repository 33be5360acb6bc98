"""What is raised when a module cannot be imported, and what the exceptions carry."""
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


import traceback
root = tree({
    'syntax.py': 'x = 1\nif x\n    pass\n',
    'tabs.py': 'if 1:\n\tx = 1\n        y = 2\n',
    'deep1.py': 'import deep2\n',
    'deep2.py': 'def f():\n    raise KeyError("inner")\nf()\n',
    'exits.py': 'raise SystemExit(3)\n',
    'pack/__init__.py': 'raise ImportError("refused", name="pack", path="/p")\n',
    'fine.py': 'x = 1\n',
})
for name in ('syntax', 'tabs', 'deep1', 'exits', 'pack', 'pack.sub', 'fine.sub', 'no.such', 'os.no'):
    try:
        __import__(name)
    except BaseException as e:
        print(name, '|', type(e).__name__, '|', str(e).replace(root, ''), '|', getattr(e, 'name', '-'), getattr(e, 'path', '-'))
try:
    import deep1
except KeyError as e:
    frames = [(f.name, f.lineno, os.path.basename(f.filename)) for f in traceback.extract_tb(e.__traceback__)]
    print([f for f in frames if 'frozen' not in f[2]])
e = ImportError('text', name='n', path='p')
print(e.msg, e.name, e.path, e.args, repr(e), ImportError().msg, ModuleNotFoundError('x', name='y').name, ImportError('a', 'b').msg)
for bad in (lambda: ImportError('x', other=1), lambda: ImportError(name=5).name):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(issubclass(ModuleNotFoundError, ImportError), sorted(m for m in ('syntax', 'deep1', 'deep2', 'exits', 'fine') if m in sys.modules))
missed = 0
for i in range(100):
    try:
        import really_not_there
    except ModuleNotFoundError:
        missed += 1
print(missed)
