"""Builtin functions and methods of builtins: attributes, equality, binding, errors."""
import types
def t(g):
    try:
        print(repr(g()))
    except Exception as e:
        print(type(e).__name__, e)


print(len.__name__, len.__qualname__, len.__module__, len.__self__.__name__, type(len).__name__, len, [].append.__name__, [].append.__qualname__, 'x'.upper.__self__, dict.fromkeys.__self__, int.from_bytes.__qualname__, str.upper.__qualname__, str.upper, type(str.upper).__name__, str.upper.__objclass__, int.__add__, type(int.__add__).__name__, type((1).__add__).__name__, (1).__add__.__self__, (1).__add__.__name__, str.maketrans.__name__, type(str.maketrans).__name__, type(dict.__dict__['fromkeys']).__name__, type(int.real).__name__, type(types.FunctionType.__code__).__name__, object.__init_subclass__.__name__)
l, k = [], []
print(l.append == l.append, l.append is l.append, l.append == k.append, hash(l.append) == hash(l.append), len == len, (1).__add__ == (1).__add__, 'a'.upper == 'a'.upper, [].append != [].append, l.append.__self__ is l, print == print, max.__call__(1, 2), (1).__add__.__call__(2))
for g in (lambda: setattr(len, 'x', 1), lambda: len.x, lambda: len.__code__, lambda: len.__get__, lambda: setattr(len, '__name__', 'y'), lambda: len(), lambda: len(1), lambda: len(x=1), lambda: len([], []), lambda: type(len)(), lambda: str.upper(), lambda: str.upper(1), lambda: int.__add__(1), lambda: int.__add__('a', 1), lambda: (1).__add__(), lambda: (1).__add__(1, 2), lambda: str.upper.__get__('abc')(), lambda: str.upper.__get__(5), lambda: str.upper.__get__(None, str) is str.upper, lambda: str.join.__get__('-')(['a', 'b']), lambda: [].append.__get__, lambda: abs('x'), lambda: ord(), lambda: chr('a'), lambda: hash(), lambda: id(), lambda: callable(), lambda: isinstance(1), lambda: getattr(1), lambda: print(1, bad=2), lambda: sorted(), lambda: divmod(1), lambda: pow(2), lambda: round(), lambda: repr(1, 2), lambda: bin(1.5), lambda: iter(), lambda: next(), lambda: len < len, lambda: len[0], lambda: len + 1, lambda: int.real.__get__(5), lambda: int.real.__get__('x'), lambda: setattr(str.upper, 'x', 1)):
    t(g)
class C:
    size = len
    up = str.upper
    add = int.__add__
    def __len__(self): return 7
class S(str):
    up = str.upper
class I(int):
    add = int.__add__
print(C().size([1, 2]), S('q').up(), I(5).add(6))
t(lambda: C().up())
t(lambda: C().add(1))
f = [len, abs, str, int, max, ''.join, {}.get, sorted]
print([callable(x) for x in f], [type(x).__name__ for x in f], isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(str.upper, types.MethodDescriptorType), isinstance(int.__add__, types.WrapperDescriptorType), isinstance((1).__add__, types.MethodWrapperType), isinstance(len, types.FunctionType))
n = 0
fs = [abs, lambda x: x, (5).__add__, int, str.__len__.__get__('abc') and float, C]
for i in range(600):
    g = fs[i % 5]
    n += g(-i)
print(n)
