"""Which handler runs: order, tuples, nested tuples, computed classes, bad ones, metaclass hooks ignored, the name unbound after."""
class Meta(type):
    def __instancecheck__(cls, o): return True
    def __subclasscheck__(cls, o): return True


class Any(Exception, metaclass=Meta): pass
class A(Exception): pass
class B(A): pass
class C(B, KeyError): pass


def which(exc, *handlers):
    for h in handlers:
        try:
            try:
                raise exc
            except h as e:
                return h if isinstance(h, tuple) else h.__name__
        except TypeError as t:
            if t is not exc: return f'TypeError {t}'
        except BaseException:
            pass
    return 'none'


for exc in (A(), B(), C(), KeyError(), KeyboardInterrupt()):
    print(which(exc, B, A, Exception), which(exc, (KeyError, A), BaseException), which(exc, LookupError), which(exc, Any), which(exc, (), BaseException))
for bad in (5, 'x', int, [A], (A, 5), (5, A), (A, (B, C)), (A, int), object, A(), None):
    try:
        try:
            raise A
        except bad:
            print('caught by', type(bad).__name__)
    except TypeError as e:
        print(type(bad).__name__, e)
    except A:
        print('passed', bad)
def handlers():
    LOG.append('asked')
    return A


LOG = []
try:
    pass
except handlers(): pass
try:
    raise B
except handlers(): LOG.append('caught')
except handlers(): LOG.append('never')
print(LOG)
e = 'before'
try:
    raise A('x')
except A as e:
    inner = e
try:
    e
except NameError as n:
    print(n)
try:
    raise A('y')
except A as e:
    del e
print('e' in globals(), inner)
def local():
    try: raise A
    except A as err:
        err = 5
        k = [err for _ in range(1)]
    try: return err
    except UnboundLocalError as u: return str(u), k


print(local())
def rebinding():
    out = []
    for cls in (A, B, C, ValueError):
        try: raise cls(cls.__name__)
        except C as x: out.append('C')
        except B as x: out.append('B'); continue
        except A as x: out.append('A')
        except Exception as x: out.append('E'); break
        else: out.append('else')
        finally: out.append(f'f{"x" in locals()}')
    return out


print(rebinding())
x, y = KeyError, ValueError
try: raise KeyError('two')
except x, y: print('py314 form')
try: raise ValueError
except x, y, A: print('three')
for source in ('try: pass\nexcept A, B as e: pass', 'try: pass\nexcept: pass\nexcept A: pass', 'try: pass', 'except A: pass', 'try: pass\nelse: pass', 'try: pass\nfinally: pass\nexcept A: pass', 'try: pass\nexcept A as e.x: pass', 'try: pass\nexcept A as (a, b): pass', 'try: pass\nexcept (A, B) as e: pass\nprint("fine")', 'try: pass\nexcept *A: pass', 'try:\n pass\nexcept A\n pass'):
    try:
        exec(source)
    except SyntaxError as s:
        print(repr(source), s.msg)
    except Exception as o:
        print(type(o).__name__)
counts = [0] * 4
for i in range(600):
    try:
        raise (A, B, C, KeyError)[i % 4](i)
    except C as c: counts[0] += c.args[0]
    except (B, IndexError) as b: counts[1] += 1
    except LookupError: counts[2] += 2
    except A as a: counts[3] += a.args[0]
print(counts)
