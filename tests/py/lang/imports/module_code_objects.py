"""Compiled modules: __cached__, code from loaders, py_compile-free sources, exec into module objects."""
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


import importlib.util, types
root = tree({'prog.py': 'def f(n): return n + k\nk = 10\n', 'enc.py': '# coding: latin-1\ns = "\\xe9"\n'})
spec = importlib.util.find_spec('prog')
code = spec.loader.get_code('prog')
print(type(code).__name__, code.co_name, os.path.basename(code.co_filename), sorted(code.co_names))
space = {}
exec(code, space)
print(space['f'](5), space['f'].__module__ if '__name__' in space else 'no name')
module = types.ModuleType('byhand', 'doc of it')
exec(code, module.__dict__)
module.k = 100
print(module.f(1), module.f.__globals__ is vars(module), module.__doc__, module.f.__module__)
print(spec.loader.get_data(spec.origin).split(b'\n')[1], spec.loader.path == spec.origin, spec.loader.name)
print(spec.loader.get_source('prog') == spec.loader.get_data(spec.origin).decode(), spec.loader.get_filename('prog') == spec.origin)
try:
    spec.loader.get_source('other')
except ImportError as e:
    print(e)
import enc
print(ascii(enc.s), enc.__spec__.loader.get_source('enc').count('\n'))
print(importlib.util.decode_source(b'# coding: latin-1\nx = "\xe9"\r\n').encode('ascii', 'backslashreplace'))
total = 0
for i in range(400):
    total += module.f(i)
    if i == 200:
        module.k = 0.5
print(total)
