"""Messages of common run-time errors, with their suggestions in tracebacks; each produced in several ways."""
import traceback


class Thing:
    colour = 1
    _hidden = 2
    def method(self): ...
    def __init__(self): self.value = 1


def func(alpha, beta=2, *, gamma): ...


length = 5
thing = Thing()


def message(source):
    try:
        exec(source, globals(), {})
    except BaseException as e:
        return traceback.format_exception_only(e)[-1].strip()
    return 'fine'


for source in ('lenght', 'thing.color', 'thing.valeu', 'thing.hidden', 'thing.methd()', 'Thing.colr', 'imprt', 'prnt(1)', 'tru', 'none', 'import maths', 'from math import sqr', 'import os.pth', 'func()', 'func(1)', 'func(1, gama=2)', 'func(1, 2, 3, gamma=1)', 'func(1, alpha=2, gamma=3)', 'func(*5)', 'func(**5)', 'func(**{1: 2})', 'func(1, **{"gamma": 1}, **{"gamma": 2})', '1 + "a"', '"a" + 1', '[] + ()', '{} + {}', 'None.x', 'None[0]', 'None()', 'len(5)', 'int("x")', 'int([])', 'float("x")', '[1, 2][5]', '(1,)[3]', '"abc"[9]', '{}["k"]', '{1: 2}[[]]', '{[]: 1}', '{{}}', 'hash([])', 'set([[]])', 'a, b = 1', 'a, b = 1,', 'a, b = 1, 2, 3', 'a, *b, c = 1,', 'for x in 5: pass', 'for a, b in [1]: pass', 'with 5: pass', 'with thing as t: pass', 'thing()', 'thing[0]', 'thing[0] = 1', 'del thing[0]', 'thing < thing', '-thing', 'thing + 1', 'iter(thing)', 'next(thing)', 'abs("x")', 'sum(["a"])', 'max([])', 'max(1)', 'sorted(5)', 'range("a")', 'open(1.5)', 'chr(-1)', 'ord("ab")', 'round("x")', 'divmod(1)', 'pow(2)', 'isinstance(1)', 'getattr(1)', 'zip(1)', 'map(len)', 'enumerate()', 'super().x', 'print(sepp=1)', '"{}".format()', '"%d" % "x"', 'int.from_bytes()', '[].pop()', '{}.popitem()', 'set().pop()', '[].remove(1)', '[].index(1)', '().index(1)', '"".index("x")', 'bytes(-1)', 'b"" + ""', 'raise 5', 'raise ValueError from 5', 'assert 0', 'assert 0, "text"', 'assert (0), 5', '1 / 0', '1 % 0', '1.0 // 0', '0 ** -1', 'import sys; sys.nothing', 'del undefined', 'def f():\n  x\n  x = 1\nf()', 'def f():\n  def g(): return y\n  g()\n  y = 1\nf()', 'class A: x = undefined_name', 'thing.value.bit_lenght()', '[].apend(1)', '"".uper()', 'yield_ = 1; yeild', 'type("x")()', 'object().a = 1', 'thing.__class__ = 5', 'thing.__dict__ = 5', 'dict([1])', 'dict([(1, 2, 3)])', 'dict(1)', 'tuple(1)', 'list(None)', 'frozenset(1)', 'slice()', 'complex("x")', 'type(1, 2)', 'eval("1 +")', 'compile("x", "f", "bad")', '__import__("no_such_module")', 'exec(5)', 'globals(1)', 'thing.method(1)', 'Thing(1)', 'Thing.method()', 'list.append([])', 'str.upper(1)', 'int.__add__(1)', 'f"{1:zz}"', '"{:d}".format("x")', 'memoryview(1)', 'bytearray("x")', 'vars(1)', 'ValueError.nope', 'staticmethod()', 'property().fget()', '(i for i in 5)', '[i for i in 5]', '{**5}', '[*5]', 'print(*5)', 'print(**5)', 'match 1:\n case Thing(1): pass', 'match thing:\n case Thing(1): pass', 'global_ = nonlocal_'):
    print(repr(source), '->', message(source))
