"""assert with all kinds of conditions and messages; warnings: filters, categories, raising, registries, stacklevel, catch_warnings."""
import warnings


def check(f):
    try:
        return f()
    except AssertionError as e:
        return repr(e), e.args


class Falsy:
    def __bool__(self): return False
    def __repr__(self): return 'Falsy!'
class Loud:
    def __bool__(self): raise KeyError('in bool')


def a1(): assert 1 == 2
def a2(): assert [], 'empty'
def a3(): assert Falsy(), Falsy()
def a4(): assert 0, (1, 2)
def a5(): assert None, None
def a6(): assert True, 1 / 0
def a7(): assert not [1], f'{1 + 1}'
def a8(): assert all(x > 0 for x in (1, -1)), [x for x in (1, -1) if x < 0]
def a9(): assert (y := 0), y
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9): print(f.__name__, check(f))
for f in (lambda: exec('assert Loud()'), lambda: exec('assert 0, 1/0')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def shadow():
    AssertionError = KeyError
    try: assert 0, 'real one'
    except BaseException as e: return type(e).__name__


print(shadow(), __debug__)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    warnings.warn('plain')
    warnings.warn('dep', DeprecationWarning)
    warnings.warn(RuntimeWarning('instance'))
    warnings.warn_explicit('explicit', UserWarning, 'file.py', 42)
    def deeper(): warnings.warn('level', stacklevel=2)
    deeper()
    print([(w.category.__name__, str(w.message), w.filename == __file__, w.lineno > 0) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for f in (lambda: warnings.warn('to error'), lambda: warnings.warn('x', SyntaxWarning), lambda: exec('1 is 1'), lambda: exec(r"'\d'"), lambda: exec('assert (1, 2)')):
        try:
            f()
            print('nothing')
        except (Warning, SyntaxError) as e:
            print(type(e).__name__, str(e)[:60])
with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.filterwarnings('ignore', message='skip.*')
    warnings.filterwarnings('error', category=ImportWarning)
    warnings.filterwarnings('once', message='once')
    for _ in range(3):
        warnings.warn('skip me')
        warnings.warn('once only')
        warnings.warn('default')
    try: warnings.warn('x', ImportWarning)
    except ImportWarning as e: print('raised', e)
    print([str(w.message) for w in seen])
for f in (lambda: warnings.warn('x', int), lambda: warnings.warn('x', 5), lambda: warnings.simplefilter('bad'), lambda: warnings.filterwarnings('ignore', 5), lambda: warnings.filterwarnings('ignore', lineno=-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


@warnings.deprecated('use new')
def old(x): return x * 2


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    print(old(4), old.__deprecated__, [str(w.message) for w in seen])


class MyWarning(UserWarning): pass


shown = []
original = warnings.showwarning
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append((category.__name__, str(message)))
warnings.simplefilter('always')
for i in range(3): warnings.warn(f'w{i}', MyWarning)
warnings.showwarning = original
print(shown, warnings.formatwarning('m', MyWarning, 'f.py', 3, 'code here'))
total = 0
for i in range(400):
    try:
        assert i % 3, i
        total += 1
    except AssertionError as e: total += e.args[0]
print(total)
