"""The named constants: None, True, False, ..., NotImplemented, __debug__."""
print(None, True, False, ..., Ellipsis, NotImplemented, __debug__, ... is Ellipsis, None is None)
print(type(None), type(...), type(NotImplemented), bool(...), bool(None), type(None)() is None, type(...)() is ..., repr(...))
print(None == False, True == 1, False == 0, True is (1 == 1), not None, hash(True), True + True)
try:
    if NotImplemented:
        pass
except TypeError as e:
    print(e)
for source in ('None = 1', 'True += 1', 'del False', '... = 1', '__debug__ = 0', 'for None in x: 0', '(None, a) = 1, 2', 'import a as True', 'f(None=1)', 'None.x = 1', 'with a as None: 0', '(True := 1)', 'def f(__debug__): 0', 'f(__debug__=1)', 'del __debug__'):
    try:
        exec(source, {'f': print})
        print(source, 'fine')
    except (SyntaxError, AttributeError) as e:
        print(source, '|', type(e).__name__, getattr(e, 'msg', e))
try:
    type(None)(1)
except TypeError as e:
    print(e)
counts = {None: 0, True: 0, ...: 0}
for i in range(300):
    counts[(None, True, ...)[i % 3]] += 1
print(counts, {1: 'a', True: 'b', 1.0: 'c'})
