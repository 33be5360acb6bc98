"""There are two bools: copies, pickles, results of operations, deep copies, constants."""
import copy
import pickle
for v in (True, False):
    print([pickle.loads(pickle.dumps(v, p)) is v for p in range(6)], copy.copy(v) is v, copy.deepcopy([v])[0] is v, eval(repr(v)) is v, bool(v) is v, bool(int(v)) is v, (v and v) is v, (v | v) is v, (v & v) is v, not (not v) is v, v.__class__, v.__reduce_ex__(2)[1:2], v.__getnewargs__())
import sys
print(sys.intern('True') == 'True', id(True) == id(1 == 1), (1 == 1.0) is True, (2 in [2]) is True, ('a' < 'b') is True, isinstance(True, bool), isinstance(1, bool), type(True)(1) is True, type(False)() is False, [True][0] is True, {1: True}[1] is True, (lambda: True)() is True)


def f(flag=True, *, other=False): return flag, other


print(f(), f.__defaults__, f.__kwdefaults__, f(False), f.__code__.co_consts is not None)
class C:
    on = True
    off = False
    def toggle(self):
        self.on = not self.on
        return self.on
c = C()
print(c.toggle(), c.toggle(), C.on, c.on, vars(c))
match True:
    case False:
        print('false')
    case True:
        print('true')
match 1:
    case True:
        print('1 is not matched by True')
    case bool():
        print('bool')
    case int():
        print('int')
match True:
    case 1:
        print('True equals 1')
match False:
    case bool(x):
        print('bool', x)
for name in ('True', 'False', 'None'):
    try:
        setattr(sys.modules['builtins'], name, 5)
        print('set')
    except Exception as e:
        print(type(e).__name__, e)
print(True, getattr(sys.modules['builtins'], 'True'))
setattr(sys.modules['builtins'], 'True', True)
n = 0
for i in range(400):
    a = i % 2 == 0
    n += (a is True) + (a is False) * 2 + ((not a) is (i % 2 == 1)) * 4
print(n)
