"""Arguments, str and repr of built-in exceptions of every kind; subclasses; OSError's errno mapping; attributes set and deleted."""
# oracle: native
class Own(Exception): pass
class WithInit(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
class WithStr(ValueError):
    def __str__(self): return 'own str'
class WithNew(Exception):
    def __new__(cls, *a): self = super().__new__(cls, 'from new'); return self


for e in (Exception(), Exception(1), Exception(1, 'x'), Exception('a\nb'), Exception(None), Exception(('t',)), KeyError('k'), KeyError(), KeyError(1, 2), KeyError(''), IndexError('i'), Own('o'), Own(), WithInit(5), WithInit(1, b=3), WithStr('hidden'), WithNew('x'), StopIteration(), StopIteration(5, 6), SystemExit(), SystemExit(3), SystemExit('bye', 1), ImportError('m', name='n', path='p'), NameError('n', name='x'), AttributeError('a', name='b', obj=5), UnicodeDecodeError('utf-8', b'ab', 0, 1, 'r'), SyntaxError('msg'), SyntaxError('msg', ('f.py', 3, 5, 'text')), SyntaxError('msg', ('f.py', 3, 5, 'text', 3, 7)), OSError(), OSError(5), OSError(2, 'No'), OSError(2, 'No', 'file'), OSError(2, 'No', 'a', None, 'b'), OSError('only', 'two', 'three'), OSError(1, 2, 3, 4, 5, 6), ArithmeticError(1.5), AssertionError([1]), MemoryError(), RecursionError('deep'), Warning('w'), EOFError(), BaseException('b'), GeneratorExit(1), KeyboardInterrupt('k')):
    print(type(e).__name__, repr(e), '|', str(e), '|', e.args)
for n in (1, 2, 4, 9, 10, 11, 13, 17, 20, 21, 32, 104, 110, 111, 12345):
    e = OSError(n, 'text')
    print(n if n < 100 else '', type(e).__name__ if n < 50 else '', e.errno == n, e.strerror, e.filename, end='; ')
print()
e = FileNotFoundError(2, 'gone', 'f1', None, 'f2')
print(e, e.filename, e.filename2, e.args, OSError(13, 'x').__class__.__name__, PermissionError('just text').errno, isinstance(OSError(13, 'x'), PermissionError), IOError is OSError, EnvironmentError is OSError)
for f in (lambda: ImportError(bad=1), lambda: Exception(x=1), lambda: NameError('a', nme='x'), lambda: SyntaxError('m', ('f', 1)), lambda: SyntaxError('m', 5), lambda: UnicodeDecodeError('a'), lambda: StopIteration(value=1), lambda: OSError(errno=1), lambda: AttributeError(name=1).name, lambda: ImportError('x', 'y').name, lambda: WithInit(), lambda: KeyError(k=1), lambda: BaseException.__new__(int)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
e = Exception(1, 2)
e.args = [3, 4]
e.extra = 'x'
print(e.args, e, vars(e), e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
for name, value in (('args', 5), ('__cause__', 5), ('__context__', 'x'), ('__traceback__', 1), ('__suppress_context__', 2), ('__cause__', None), ('__notes__', 5)):
    try:
        setattr(e, name, value)
        print(name, getattr(e, name))
    except TypeError as t:
        print(name, t)
try:
    e.add_note('x')
except TypeError as t:
    print(t)
for name in ('args', '__cause__', '__traceback__', 'extra', '__context__'):
    try:
        delattr(e, name)
        print('deleted', name)
    except (TypeError, AttributeError) as t:
        print(type(t).__name__, t)


def f(i):
    match i % 4:
        case 0: raise KeyError(i)
        case 1: raise WithInit(i, i)
        case 2: raise Own
        case _: raise WithStr(i) from Own(i)


total = 0
for i in range(400):
    try:
        f(i)
    except KeyError as e:
        total += e.args[0]
    except WithInit as e:
        total += e.a + len(e.args)
    except (Own, ValueError) as e:
        total += len(str(e)) + (e.__cause__ is not None)
print(total)
