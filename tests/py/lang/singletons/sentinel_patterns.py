"""Own singletons and sentinels: object(), classes, __new__, enums, module constants, copies of them."""
import copy
import enum
import pickle
MISSING = object()
class Singleton:
    _one = None
    def __new__(cls, *a):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, *a): self.args = a
    def __reduce__(self): return type(self), self.args
    def __bool__(self): return False
    def __repr__(self): return 'Singleton'
class Kind(enum.Enum):
    NOTHING = None
    DOTS = ...
    YES = True
class Meta(type):
    def __call__(cls): raise TypeError(f'{cls.__name__} has no instances')
    def __repr__(cls): return f'<{cls.__name__}>'
    def __bool__(cls): return False
class Undefined(metaclass=Meta): pass


def get(d, k, default=MISSING):
    v = d.get(k, MISSING)
    if v is MISSING:
        if default is MISSING: raise KeyError(k)
        return default
    return v


print(get({'a': None}, 'a'), get({}, 'a', None), Singleton() is Singleton(1), Singleton().args, pickle.loads(pickle.dumps(Singleton(5))) is Singleton._one, copy.copy(Singleton()) is Singleton._one, bool(Singleton()), Kind(None), Kind(...), Kind(True), Kind(1), Kind.NOTHING.value, copy.deepcopy(Kind.DOTS) is Kind.DOTS, Undefined, bool(Undefined), copy.deepcopy(Undefined) is Undefined, isinstance(MISSING, object))
for f in (lambda: get({}, 'a'), lambda: Undefined(), lambda: Kind(False), lambda: copy.deepcopy(MISSING) is MISSING, lambda: copy.copy(MISSING) is MISSING, lambda: pickle.loads(pickle.dumps(MISSING)) is MISSING, lambda: MISSING == MISSING, lambda: MISSING < MISSING, lambda: MISSING.x, lambda: setattr(MISSING, 'x', 1), lambda: hash(MISSING) == hash(MISSING), lambda: Kind.NOTHING == None, lambda: Kind.YES is True, lambda: list(Kind), lambda: Kind.NOTHING in Kind, lambda: None in Kind, lambda: 'x' in Kind):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Null:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __getitem__(self, k): return self
    def __iter__(self): return iter(())
    def __bool__(self): return False
    def __len__(self): return 0
    def __eq__(self, o): return o is None or isinstance(o, Null)
    def __hash__(self): return hash(None)
n = Null()
print(n.a.b(1)[2].c is n, list(n), not n, n == None, None == n, n is None, n in [None], {None: 'x'}.get(n), len(n), n != None)
class Maybe:
    def __init__(self, v): self.v = v
    def then(self, f): return self if self.v is None else Maybe(f(self.v))
    def __or__(self, d): return d if self.v is None else self.v
half = lambda x: x // 2 if x % 2 == 0 else None
print(Maybe(8).then(half).then(half) | 'odd', Maybe(6).then(half).then(half) | 'odd', Maybe(None) | 0)
hits = 0
for i in range(400):
    v = get({'k': None if i % 2 else i}, 'k' if i % 3 else 'z', ...)
    hits += 1 if v is None else 5 if v is ... else 9
    hits += (Maybe(i).then(half) | -1)
    hits += Singleton() is Singleton._one
print(hits)
