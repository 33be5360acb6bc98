"""import and from-import: forms, bindings, missing names and modules, stars, dotted."""
import math, os.path, sys as system, collections.abc as abc
from math import pi, sqrt as root
from os import (path, sep,)
from collections import *
print(math.floor(2.5), os.path is path, system.maxunicode, abc.Mapping.__name__, round(pi, 2), root(9), OrderedDict.__name__, 'abc' in dir(), os.__name__)
def local():
    import json
    from json import dumps as d
    import xml.dom as dom
    return json.loads('[1]'), d({}), dom.__name__, sorted(locals())
print(local(), 'json' in globals())
class C:
    import string
    from string import digits
print(C.digits, C.string.__name__)
for source in ('import nothing_here', 'import os.nothing', 'from nothing_here import x', 'import math.pi', 'from . import x', 'from .a import b', 'from .. import c', 'import a b', 'from os import', 'from os import (a', 'from os import *, path', 'import os as', 'import os.path as a.b', 'import *', 'from os import path as 5', 'def f():\n from os import *', 'class A: from os import *', 'from __future__ import nothing', 'from __future__ import braces', 'x = 1\nfrom __future__ import annotations', 'from math import pi, nope', 'import "os"', 'from os import (path,)', 'from os import path,', 'import os,', 'import', 'from os import ()', 'import sys.modules', 'from sys import modules.x', '__import__("")', '__import__(5)', 'import os.path.nothing'):
    try: exec(source, {'__name__': 'm', '__package__': ''}); print(source, 'fine')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e), getattr(e, 'name', None))
total = 0
for i in range(300):
    import math as m
    from math import gcd
    total += gcd(i, 12) + m.floor(i / 2)
print(total, __import__('os.path').__name__, __import__('os.path', fromlist=['join']).__name__ in ('posixpath',))
