"""importlib: import_module, find_spec, module_from_spec, spec_from_loader, __import__."""
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


import importlib, importlib.util, importlib.machinery
root = tree({'tool.py': '"""A tool."""\nx = 4\n', 'box/__init__.py': 'y = 1\n', 'box/lid.py': 'z = 2\n'})
tool = importlib.import_module('tool')
print(tool.x, importlib.import_module('.lid', 'box').z, importlib.import_module('box.lid') is sys.modules['box.lid'])
for args in (('.lid',), ('..up', 'box'), ('nowhere_at_all',), ('',)):
    try:
        importlib.import_module(*args)
    except (TypeError, ImportError, ValueError) as e:
        print(type(e).__name__, e)
spec = importlib.util.find_spec('tool')
print(spec.name, spec.origin.replace(root, ''), spec.has_location, spec.parent == '', spec.submodule_search_locations, type(spec.loader).__name__)
spec = importlib.util.find_spec('box')
print([p.replace(root, '') for p in spec.submodule_search_locations], spec.parent, importlib.util.find_spec('no_such_module'))
fresh = importlib.util.module_from_spec(importlib.util.find_spec('tool'))
print(fresh is tool, hasattr(fresh, 'x'), fresh.__name__)
fresh.__spec__.loader.exec_module(fresh)
print(fresh.x, fresh.__doc__, tool.__doc__, importlib.util.resolve_name('.a', 'p.q'), importlib.util.resolve_name('z', 'p'))
spec = importlib.util.spec_from_file_location('alias', os.path.join(root, 'tool.py'))
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.__name__, module.x, 'alias' in sys.modules, spec.loader.get_source('alias').split('\n')[1], spec.loader.is_package('alias'))
print(__import__('box.lid').__name__, __import__('box.lid', fromlist=['z']).__name__, __import__('lid', {'__package__': 'box', '__name__': 'box.k'}, None, ['z'], 1).__name__)
for call in (lambda: __import__(5), lambda: __import__('x', level=-1), lambda: importlib.util.resolve_name('.a', ''), lambda: importlib.util.find_spec('.a', None)):
    try:
        print(call())
    except (TypeError, ValueError, ImportError) as e:
        print(type(e).__name__, e)
total = 0
for i in range(200):
    total += importlib.import_module('tool').x
print(total, importlib.machinery.SOURCE_SUFFIXES)
