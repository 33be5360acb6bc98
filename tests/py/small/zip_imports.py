"""Modules and packages in archives on sys.path."""
import importlib.resources
import inspect
import os
import pkgutil
import sys
import tempfile
import traceback
import zipfile

folder = tempfile.mkdtemp()
archive = os.path.join(folder, 'lib.zip')
with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('in_zip.py', 'X = 1\ndef f():\n    raise ValueError("in zip")\ndef add(n):\n    return sum(i * X for i in range(n))\n')
    z.writestr('packed/__init__.py', 'from . import sub\n')
    z.writestr('packed/sub.py', 'NAME = __name__\n')
    z.writestr('packed/data.txt', 'text in the archive')
    z.writestr('deep/inner/mod.py', 'VALUE = __file__\n')
    z.writestr('wrong.py', 'def f(:\n')
    z.writestr('os.py', 'raise RuntimeError("the library comes first")\n')
sys.path.append(archive)
import in_zip
import packed
print(in_zip.X, in_zip.__file__.removeprefix(folder), packed.sub.NAME, type(in_zip.__loader__).__name__, packed.__path__[0].removeprefix(folder))
print(pkgutil.get_data('packed', 'data.txt'), importlib.resources.files('packed').joinpath('data.txt').read_text())
print(inspect.getsource(in_zip.add))
try:
    in_zip.f()
except ValueError:
    print(traceback.format_exc().replace(folder, '').replace(__file__, 'FILE'))
for name in ('not_there', 'packed.not_there', 'in_zip.sub'):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
try:
    import wrong
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename.removeprefix(folder))
sys.path.append(archive + '/deep')
from inner import mod
print(mod.VALUE.removeprefix(folder))
import zipimport
opened = zipimport.zipimporter(archive)
print(opened.is_package('packed'), opened.get_source('in_zip')[:5], opened.find_spec('in_zip').origin.removeprefix(folder), opened.get_data('packed/data.txt'))
try:
    zipimport.zipimporter(folder + '/none.zip')
except zipimport.ZipImportError as e:
    print(str(e).replace(folder, ''))
sys.path.insert(0, folder + '/absent.zip')
import colorsys
print(colorsys.__name__, sum(in_zip.add(n) for n in range(300)))
