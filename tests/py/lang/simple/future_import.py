"""from __future__ import: what it turns on, and where it may stand."""
from __future__ import annotations
import __future__
def f(a: undefined, b: 1 + 1 = 3) -> also.undefined: x: nothing = 1; return a
class C:
    y: missing[int, 'quoted']
print(f.__annotations__, C.__annotations__, f(1))
print(__future__.all_feature_names, __future__.annotations.mandatory, annotations.compiler_flag == __future__.annotations.compiler_flag)
for source in ('from __future__ import division, print_function', '"doc"\nfrom __future__ import annotations', '# c\n\nfrom __future__ import generators; from __future__ import annotations', 'import os\nfrom __future__ import annotations', 'from __future__ import *', 'from __future__ import no_such', 'def f():\n from __future__ import annotations', 'if 1: from __future__ import division', 'from __future__ import braces', 'from __future__ import annotations as a, division as d\nr = a', 'import __future__\nfrom __future__ import division', 'from __future__ import (annotations,\n division)', '"a"; "b"\nfrom __future__ import division', 'from __future__ import barry_as_FLUFL\nr = 1 <> 2', 'from __future__ import barry_as_FLUFL\nr = 1 != 2'):
    space = {}
    try: exec(compile(source, 's', 'exec', dont_inherit=True), space); print('fine', space.get('r'))
    except SyntaxError as e: print(repr(source), '|', e.msg)
exec('def g(a: what.ever): pass', s := {}); print(s['g'].__annotations__)
exec(compile('def g(a: int): pass', '', 'exec', dont_inherit=True), s); print(s['g'].__annotations__)
exec(compile('def g(a: b): pass', '', 'exec', flags=__future__.annotations.compiler_flag, dont_inherit=True), s); print(s['g'].__annotations__)
total = 0
for i in range(300):
    v: never.evaluated = i
    total += f(v)
print(total)
