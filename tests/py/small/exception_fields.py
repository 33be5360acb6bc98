"""What exceptions have from birth: what may be assigned to it, and how it is taken apart and copied."""

import copy
import pickle


def told(action):
    try:
        return action()
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def assigned(e, name, value):
    return told(lambda: setattr(e, name, value)) or told(lambda: getattr(e, name))


def deleted(e, name):
    return told(lambda: delattr(e, name)) or told(lambda: getattr(e, name))


MADE = [
    ValueError("v", 1),
    OSError(5000, "text", "name"),
    OSError(5001, "text", "name", None, "other"),
    BlockingIOError(11, "text", 5),
    ImportError("i", name="n", path="p"),
    AttributeError("a", name="n", obj=4),
    NameError("u", name="x"),
    StopIteration(4, 5),
    SystemExit(5),
    KeyError("k"),
    UnicodeEncodeError("codec", "text", 1, 2, "reason"),
    UnicodeDecodeError("codec", b"text", 1, 3, "reason"),
    UnicodeTranslateError("te\xe9t", 2, 3, "reason"),
    SyntaxError("s", ("file", 1, 2, "text")),
    ExceptionGroup("g", [ValueError(1)]),
]

for e in MADE:
    print(repr(e), "|", e, "|", e.__reduce__(), e.__dict__)
    twin = copy.copy(e)
    back = pickle.loads(pickle.dumps(e)) if not isinstance(e, ExceptionGroup) else twin
    for name in sorted(set(dir(e)) - set(dir(Exception))):
        if name.startswith("_"):
            continue
        print("  ", name, told(lambda: getattr(e, name)) == told(lambda: getattr(twin, name)), told(lambda: getattr(back, name)) is not None or name)

e = ValueError()
for name, value in [
    ("args", 5), ("args", [1, 2]), ("__cause__", 1), ("__cause__", KeyError()), ("__context__", "x"),
    ("__traceback__", 1), ("__suppress_context__", 1), ("__suppress_context__", False),
]:
    print(name, assigned(e, name, value))
for name in ["args", "__cause__", "__context__", "__traceback__", "__suppress_context__"]:
    print("del", name, deleted(e, name))
for e, name in [(OSError(5000, "x"), "errno"), (MADE[10], "encoding"), (MADE[10], "start"),
                (MADE[4], "name"), (MADE[14], "message"), (SystemExit(3), "code")]:
    print("del", name, deleted(e, name))
print(assigned(MADE[14], "exceptions", ()), assigned(MADE[11], "object", "no bytes"), told(lambda: str(MADE[11])))


class Code(SystemExit):
    code = 7


class Text(OSError):
    @property
    def strerror(self):
        return "from the property"


print(Code(1).code, Code().args, Text(5000, "x").strerror, Text(5000, "x").errno, Text(5000, "x"))
print(told(lambda: type("Both", (OSError, SyntaxError), {})), type("Fine", (OSError, KeyError), {}).__mro__[1:3])
e = ImportError("one", name="n")
e.__init__("two")
print(e.msg, e.name, told(lambda: ImportError("x", nam=1)), told(lambda: NameError(x=1)), told(lambda: ValueError(x=1)))
print(told(lambda: SyntaxError("m", ("f", 1, 2))), told(lambda: SyntaxError("m", ("f", 1, 2, "t", 3))))
print(told(lambda: UnicodeEncodeError("a", b"", 1, 2, "r")), told(lambda: UnicodeDecodeError("a", b"", 1)))


def fields(turns):
    seen = 0
    for i in range(turns):
        e = OSError(i + 5000, "text")
        e.args = (i, i + 1)
        e.errno = i * 2
        seen += e.errno + len(e.args)
        try:
            raise e
        except OSError as caught:
            seen += caught.args[1]
    return seen


print(fields(600))


def chained(turns):
    kept = ValueError("kept")
    lengths = []
    for i in range(turns):
        try:
            try:
                raise KeyError(i)
            except KeyError:
                raise kept
        except ValueError as e:
            lengths.append(e.__context__.args[0])
    return sum(lengths)


print(chained(400))


def silent():
    e = IndexError("new")
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                raise e
            finally:
                e.__context__ = None
    except IndexError as caught:
        return caught.__context__


print(silent())
a, b = ValueError("a"), ValueError("b")
a.__context__, b.__context__ = b, a
try:
    try:
        raise KeyError("ring")
    except KeyError as ring:
        ring.__context__ = a
        raise IndexError("in a ring")
except IndexError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
