"""Bound methods: __self__, __func__, equality, attributes, hot calls through one."""
class A:
    def m(self, x=0):
        "m doc"
        return self.v + x
    m.tag = 'tagged'

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return x

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return True

    __hash__ = None


a, b = A(1), A(2)
m = a.m
print(m.__self__ is a, m.__func__ is A.m, m.__name__, m.__doc__, m.tag, m(4), A.m(b, 5))
print(a.m == a.m, a.m is a.m, a.m == b.m, A.c == A.c, A.c('x'), a.c.__self__ is A, a.s(3), A.s is a.s)
try:
    m.other = 1
except AttributeError as e:
    print(e)
a.extra = lambda x: x * 2
print(a.extra(4), type(m).__name__, type(A.m).__name__)
total = 0
for i in range(400):
    if i == 250:
        a.v = 0.5
    total += m(i)
print(total)
bound = type(m)(lambda self, y: (self, y), 'me')
print(bound(1), bound.__self__)
for call in (lambda: A.m(), lambda: m(1, 2), lambda: A.c(), lambda: type(m)(None, 1), lambda: type(m)(print, None)):
    try:
        print(call())
    except TypeError as e:
        print(e)
print([].append.__self__, 'a'.join.__name__, (5).__add__(6), [].append == [].append, list.append.__qualname__, 'x'.upper.__qualname__)
