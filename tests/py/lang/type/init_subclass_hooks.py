"""__init_subclass__, __set_name__, __class_getitem__, __instancecheck__ by ABC: order, keywords, errors, registries."""
import abc
LOG = []


class Field:
    def __set_name__(self, owner, name): LOG.append(f'set_name {owner.__name__}.{name}')


class Base:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kw):
        LOG.append(f'init_subclass {cls.__name__} {key}')
        super().__init_subclass__(**kw)
        Base.registry[key or cls.__name__.lower()] = cls


class A(Base, key='first'):
    f = Field()
    g = Field()


class B(A):
    def __init_subclass__(cls, **kw): LOG.append('B hook'); super().__init_subclass__(key='from B', **kw)


class C(B): h = Field()


print(LOG, sorted(Base.registry))
for source in ('class X(Base, bad=1): pass', 'class X(Base, key=1, **{"key": 2}): pass', 'class X(object, k=1): pass', 'class X:\n  def __init_subclass__(cls): 1 / 0\nclass Y(X): pass', 'class X:\n  __init_subclass__ = 5\nclass Y(X): pass', 'class X:\n  def __init_subclass__(self, x): print("bound", self.__name__, x)\nclass Y(X, x=3): pass', 'class X:\n  @staticmethod\n  def __init_subclass__(**k): print("static", k)\nclass Y(X, z=3): pass'):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)


class G:
    def __class_getitem__(cls, item): return cls.__name__, item


class H(G): pass


print(G[int], H[int, str], G[:], H[1:2, ...], type(G.__dict__['__class_getitem__']).__name__)
for f in (lambda: G()[0], lambda: int[0], lambda: A[int], lambda: A()[0]):
    try:
        print(f())
    except TypeError as e:
        print(e)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
    @classmethod
    @abc.abstractmethod
    def make(cls): ...
    def describe(self): return f'{self.name} {self.area()}'
    @classmethod
    def __subclasshook__(cls, sub):
        if cls is Shape and 'quack' in sub.__dict__: return True
        return NotImplemented


class Half(Shape):
    def area(self): return 1


class Square(Half):
    name = 'square'
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
    @classmethod
    def make(cls): return cls(2)


class Duck:
    quack = 1


@Shape.register
class Foreign: pass


for k in (Shape, Half):
    try:
        k()
    except TypeError as e:
        print(e)
print(Square.make().describe(), sorted(Half.__abstractmethods__), isinstance(Duck(), Shape), issubclass(Foreign, Shape), isinstance(5, Shape), issubclass(Duck, Half), Shape in Foreign.__mro__, Square.__abstractmethods__)
try:
    Shape.register(5)
except TypeError as e:
    print(e)
try:
    Square.register(Shape)
except RuntimeError as e:
    print(e)
total = 0
for i in range(300):
    total += isinstance(Square(i), Shape) + isinstance(i, Shape) + Square(i).area() + issubclass(type(Duck()), Shape) + (G[i][1] == i)
    if i % 100 == 0: total += len(type(f'S{i}', (Base,), {}, key=f'k{i}').__mro__)
print(total, len(Base.registry))
