"""Classes of exceptions, matching by base, bare except, not an exception, args and attributes."""
# oracle: native
def tree(cls, depth=0):
    print('.' * depth + cls.__name__, end=' ')
    for sub in sorted(cls.__subclasses__(), key=lambda c: c.__name__):
        if sub.__module__ == 'builtins': tree(sub, depth + 1)


tree(BaseException)
print()
for source in ('raise 5', 'raise int', 'raise None', 'raise "text"', 'raise KeyError, 1', 'raise ValueError("a", 2)', 'raise ValueError from 5', 'raise OSError(2, "msg", "file")', 'raise type("E", (Exception,), {"__init__": lambda self: 1/0})', 'raise StopIteration(5)', 'raise UnicodeDecodeError("utf-8", b"a", 0, 1, "why")', 'raise SystemExit(3)', 'raise ValueError() from KeyError("c")'):
    try:
        exec(source)
    except SyntaxError as e:
        print('syntax', e.msg)
    except BaseException as e:
        print(type(e).__name__, e, e.args, repr(e.__cause__))
for clause in ('5', '"a"', '(ValueError, 5)', 'int', 'None', '(ValueError, (KeyError, TypeError))', '()'):
    try:
        exec(f'try:\n raise KeyError(1)\nexcept {clause}:\n print("caught")')
    except BaseException as e:
        print(clause, type(e).__name__, e)
e = OSError(13, 'denied', 'a.txt', None, 'b.txt')
print(type(e).__name__, e.errno, e.strerror, e.filename, e.filename2, e)
print(repr(KeyError()), str(KeyError('a')), str(KeyError('a', 'b')), repr(ValueError(1, [2])), str(ValueError()), repr(ValueError('x',)))
e = ValueError('v')
e.extra = 1
e.args = (1, 2)
e.add_note('note')
print(e, e.__dict__, e.__notes__)
for bad in (lambda: setattr(e, 'args', 5), lambda: setattr(e, '__cause__', 5), lambda: setattr(e, '__context__', 'x'), lambda: ValueError(x=1), lambda: OSError(a=1)):
    try: bad()
    except TypeError as t: print(t)
kinds = [ValueError, KeyError, IndexError, OSError, ZeroDivisionError, Exception, StopIteration]
counts = [0, 0, 0]
for i in range(350):
    try: raise kinds[i % 7](i)
    except LookupError: counts[0] += 1
    except (ArithmeticError, OSError): counts[1] += 1
    except Exception: counts[2] += 1
print(counts)
