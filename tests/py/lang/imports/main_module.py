"""__main__ as a module: its names, importing it, running modules with runpy."""
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


import runpy
import __main__
root = tree({
    'script.py': 'import sys\nif __name__ == "__main__":\n    result = sys.argv[1:]\nelse:\n    result = "imported"\n',
    'app/__init__.py': 'print("package", __name__)\n',
    'app/__main__.py': 'print("main of", __package__, __name__, __spec__ and __spec__.name)\nfrom . import helper\nout = helper.v\n',
    'app/helper.py': 'v = 42\n',
})
x = 'global of main'
print(__main__.x, __main__ is sys.modules['__main__'], __name__, __main__.__spec__, __package__)
__main__.added = 1
print(added, 'added' in vars(__main__))
import script
print(script.result)
argv, sys.argv = sys.argv, ['prog', 'a', 'b']
space = runpy.run_path(os.path.join(root, 'script.py'), run_name='__main__')
print(space['result'], space['__name__'], __main__.x)
space = runpy.run_module('script', run_name='other')
print(space['result'], space['__name__'], space['__spec__'].name)
space = runpy.run_module('app', run_name='__main__')
print(space['out'])
sys.argv = argv
try:
    runpy.run_module('app.helper.none')
except ImportError as e:
    print(type(e).__name__, e)
try:
    runpy.run_module('no_such_thing')
except ImportError as e:
    print(type(e).__name__, e)
space = runpy.run_path(os.path.join(root, 'app'), init_globals={'given': 1}) if False else {}
total = 0
for i in range(300):
    total += len(__main__.x) + added
print(total)
