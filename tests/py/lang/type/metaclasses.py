"""Metaclasses: __prepare__, __new__, __init__, __call__, derivation, conflicts, attributes found on them, instance checks."""
LOG = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        LOG.append(('prepare', name, bases, kw))
        return {'prepared': True}
    def __new__(mcs, name, bases, ns, **kw):
        LOG.append(('new', name, sorted(k for k in ns if not k.startswith('__'))))
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        LOG.append(('init', kw))
        super().__init__(name, bases, ns)
    def __call__(cls, *args, **kw):
        LOG.append(('call', args))
        return super().__call__(*args, **kw)
    def __getattr__(cls, name): return f'meta {name}'
    def __len__(cls): return 42
    def __iter__(cls): return iter('meta')
    def __contains__(cls, x): return x == 'in'
    def __getitem__(cls, key): return key, cls.__name__
    def __add__(cls, other): return f'{cls.__name__}+{other}'
    def __eq__(cls, other): return NotImplemented
    def __hash__(cls): return 7
    def __bool__(cls): return False
    def __repr__(cls): return f'<{cls.__name__}!>'
    def __format__(cls, spec): return f'F{spec}'
    def __instancecheck__(cls, obj): return obj == 'magic'
    def __subclasscheck__(cls, sub): return sub is int
    def __dir__(cls): return ['d']
    @property
    def prop(cls): return 'prop of ' + cls.__name__
    def method(cls): return cls


class A(metaclass=Meta, flag=1):
    def __init__(self, *args): self.args = args


class B(A): pass


a = A(1, 2)
print(LOG, A.prepared, A.other, len(A), list(A), 'in' in A, A['k'], A + 1, hash(A), bool(A), A, f'{A:x}', isinstance('magic', A), isinstance(a, A), isinstance(5, A), issubclass(int, A), issubclass(B, A), dir(A), A.prop, A.method(), B.prop, type(B), A == A, A == B)
for f in (lambda: a.prop, lambda: a.method, lambda: len(a), lambda: a['x'], lambda: a + 1, lambda: A.prop.x):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass


try:
    class Z(X, Y): pass
except TypeError as e:
    print(e)


class W(X, Y, metaclass=M3): pass


class V(X, metaclass=type): pass


print(type(W).__name__, type(V).__name__)


def function_meta(name, bases, ns, **kw): return name, bases, sorted(k for k in ns if k[0] != '_'), kw


class F(metaclass=function_meta, a=1):
    x = 1


print(F)
for source in ('class Q(metaclass=5): pass', 'class Q(metaclass=Meta, metaclass=Meta): pass', 'class Q(a=1): pass', 'class Q(*[], **{"metaclass": Meta}): pass\nprint(type(Q))', 'class M(type):\n  def __prepare__(*a): return 5\nclass Q(metaclass=M): pass', 'class Q(metaclass=lambda *a: 1 / 0): pass'):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)


class Singleton(type):
    made = {}
    def __call__(cls, *args):
        if cls not in cls.made: cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class S(metaclass=Singleton):
    def __init__(self, v): self.v = v


total = 0
for i in range(400):
    total += S(i + 1).v + (type(S(0)) is S) + len(A) + A[i][0]
print(total, len(Singleton.made))
