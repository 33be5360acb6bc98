"""assert with and without messages, pass, expression statements, docstring positions."""
assert 1; assert True, 'not evaluated' + undefined if False else 'x'; pass; pass; ...; 5; 'text'; [print('a list'), 1]; None
for source in ('assert 0', 'assert "", "message"', 'assert 0, 5', 'assert None, [1, 2]', 'assert 0, ""', 'assert 0, None', 'assert x', 'assert 0, 1/0', 'assert', 'assert 1, 2, 3', 'assert not 1, ("a", "b")', 'assert 0, ValueError("v")', 'assert (yield)', 'assert x := 1', 'assert [] or {}, f"{1 + 1}"'):
    try: exec(source); print('fine')
    except Exception as e: print(source, '|', type(e).__name__, getattr(e, 'msg', e), e.args[:1] if isinstance(e, AssertionError) else '')
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    exec('assert (0, "always true")')
print([str(w.message) for w in seen])
print(__debug__, compile('assert 0', '', 'exec', optimize=1) is not None, exec(compile('assert 0\nr = __debug__', '', 'exec', optimize=1), s := {}), s['r'])
def f(): pass
def g(): ...
class A: pass
class B: ...
print(f(), g(), A, B.__doc__)
def check(x):
    assert isinstance(x, int), f'{x!r} is no int'
    assert x % 50 != 7, (x, 'bad')
    return x
total = 0
for i in range(300):
    try: total += check(i if i % 70 else str(i))
    except AssertionError as e: total += len(str(e.args[0]))
print(total)
