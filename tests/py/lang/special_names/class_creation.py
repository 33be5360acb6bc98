"""__init_subclass__, metaclass keywords, __prepare__, __class_getitem__, __mro_entries__."""
class Registered:
    known = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.known[key or cls.__name__] = cls


class A(Registered, key='first'): pass
class B(Registered): pass
class C(A, key='third'): pass


print({k: v.__name__ for k, v in Registered.known.items()})
try:
    class D(Registered, other=1): pass
except TypeError as e:
    print(e)
try:
    class E(key=1): pass
except TypeError as e:
    print(e)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, bases, kw)
        return {'seeded': kw.get('seed', 0)}

    def __new__(mcs, name, bases, space, **kw):
        return super().__new__(mcs, name, bases, {**space, 'made': True})

    def __init__(cls, name, bases, space, **kw):
        super().__init__(name, bases, space)
        cls.kw = kw

    def __iter__(cls): return iter('cls')
    def __len__(cls): return 3
    def __contains__(cls, x): return x == 'yes'
    def __getitem__(cls, i): return i * 2
    def __instancecheck__(cls, x): return x == 42
    def __subclasscheck__(cls, x): return x is str


class F(metaclass=Meta, seed=5):
    twice = seeded * 2


class G(F): pass


print(F.seeded, F.twice, F.made, F.kw, type(G), list(F), len(F), 'yes' in F, F[21], isinstance(42, F), isinstance('a', F), issubclass(str, F), issubclass(int, G))


class Item:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'


class Entries:
    def __mro_entries__(self, bases): return (Item, Registered)


class H(Entries(), key='h'): pass


print(Item[int], H.__bases__, H.__orig_bases__[0].__class__.__name__, H[1, 2])
for source in ('class X(1): 0', 'class X(int, str): 0', 'class X(object, Item): 0', 'class X(Item, Item): 0', 'class X(bool): 0', 'class X(metaclass=5): 0', 'class X(F, metaclass=type): 0', 'class X(type(None)): 0'):
    try:
        exec(source)
        print('fine')
    except TypeError as e:
        print(e)
total = sum(F[i] + len(F) for i in range(300))
print(total)
