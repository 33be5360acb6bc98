"""Clauses of `except*` take their parts, and what is left is raised again."""

def run(excs, body=None):
    try:
        try:
            raise excs
        except* ValueError as e:
            print("V", repr(e), type(e.exceptions))
        except* (TypeError, KeyError) as e:
            print("T", repr(e))
            if body: body(e)
        else:
            print("else")
        finally:
            print("fin")
    except BaseException as e:
        print("out", repr(e), repr(e.__context__), repr(e.__cause__))

run(ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)]))
run(ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), ValueError(5)])]))
run(ValueError("naked"))
run(OSError("naked"))
run(KeyError("x"))
def again(e): raise
def other(e): raise RuntimeError("new")
def othere(e): raise RuntimeError("new") from e
run(ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)]), other)
run(ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)]), othere)
run(ExceptionGroup("a", [ValueError(1), TypeError(2)]), other)
run(KeyError(2), other)
try:
    try:
        raise ExceptionGroup("m", [ValueError(1), TypeError(2), OSError(3), ExceptionGroup("n", [TypeError(4)])])
    except* TypeError:
        raise
    except* OSError as e:
        raise
except ExceptionGroup as e:
    print(repr(e))
try:
    try:
        raise ExceptionGroup("m", [ValueError(1), TypeError(2), OSError(3), ExceptionGroup("n", [TypeError(4)])])
    except* TypeError:
        raise
    except* OSError as e:
        raise KeyError(1)
except ExceptionGroup as e:
    print(repr(e))
for bad in (3, ExceptionGroup, (ValueError, 3), (ValueError, BaseExceptionGroup)):
    try:
        try:
            raise ValueError(1)
        except* bad:
            pass
    except BaseException as e:
        print(type(e).__name__, e)
def loop():
    n = 0
    for i in range(300):
        try:
            raise ExceptionGroup("l", [ValueError(i), KeyError(i)])
        except* ValueError as e:
            n += len(e.exceptions)
        except* KeyError:
            n += 2
        
    return n
print(loop())
def flow():
    for i in range(3):
        try:
            if i == 1: raise ValueError
        except* ValueError:
            print("caught", i)
    return "x"
print(flow())
