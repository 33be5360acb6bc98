"""Class annotations: inheritance, names of the class body, methods, deletion, metaclasses."""
class A:
    kind = int
    x: kind
    y: 'kind'
    def m(self, z: kind) -> kind: pass


class B(A):
    kind = str
    x2: kind
    z: A.kind


class Bare(A): pass


print(A.__annotations__, B.__annotations__, Bare.__annotations__)
print(A.m.__annotations__, '__annotations__' in A.__dict__, '__annotate__' in dir(A), A.__annotate__(1))
A.kind = float
print(A.__annotations__, A.m.__annotations__)
A.__annotations__['added'] = 1
print(A.__annotations__)
del A.__annotations__
print(A.__annotations__)
try: del Bare.__annotations__
except AttributeError as e: print(e)
Bare.__annotations__ = {'given': 5}
print(Bare.__annotations__, A.__annotations__, Bare.__annotate__)


class Meta(type):
    attr: int
    def __prepare__(name, bases): return {'made': bytes}


class M(metaclass=Meta):
    v: made
    w: made = b''


print(M.__annotations__, Meta.__annotations__, type(M).__annotations__)


class Outer:
    class Inner:
        x: int
        def f(self, o: 'Outer') -> Outer: pass
    i: Inner


print(Outer.__annotations__['i'] is Outer.Inner, Outer.Inner.f.__annotations__['return'] is Outer)


class Private:
    __secret: int
    _open: str
    __both__: bytes


print(Private.__annotations__)


class Loops:
    for name in ('a', 'b'): val: name
    [z for z in range(3)]
    nested: [q for q in range(2)]


print(Loops.__annotations__)
for C in (int, type, object):
    print(C.__annotations__ if hasattr(C, '__annotations__') else 'none', end=' ')
print()
total = 0
for i in range(150):
    class T:
        a: i
        b: total
    total += T.__annotations__['a']
print(total)
