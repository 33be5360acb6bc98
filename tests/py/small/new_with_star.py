"""A class whose __new__ is Python code, called with starred arguments."""
class A:
    def __init__(self, *args): print('init', args)
    def ws(self, *segs): return type(self)(*segs)
class P(A):
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)
class Q(P): pass
Q('a').ws('x','y')
class B(A): pass
B('a').ws('x')
