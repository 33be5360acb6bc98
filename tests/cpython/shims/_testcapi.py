"""What tests of CPython's library take from its `_testcapi`, done through Python. See README.md."""

import subprocess
import sys
import traceback

CHAR_BIT = 8
USHRT_MAX = 2**16 - 1
INT_MAX = 2**31 - 1
INT_MIN = -(2**31)
UINT_MAX = 2**32 - 1
LONG_MAX = LLONG_MAX = 2**63 - 1
LONG_MIN = LLONG_MIN = -(2**63)
ULONG_MAX = ULLONG_MAX = 2**64 - 1
PY_SSIZE_T_MAX = sys.maxsize
PY_SSIZE_T_MIN = -sys.maxsize - 1
SIZE_MAX = 2 * sys.maxsize + 1
# How deep C may call itself in CPython 3.13.
Py_C_RECURSION_LIMIT = 10_000
FLT_MAX = float.fromhex("0x1.fffffep+127")
FLT_MIN = float.fromhex("0x1p-126")
DBL_MAX = sys.float_info.max
DBL_MIN = sys.float_info.min


def exception_print(value, legacy=False):
    """`PyErr_DisplayException`"""
    sys.__excepthook__(type(value), value, getattr(value, "__traceback__", None))


def traceback_print(tb, file):
    """`PyTraceBack_Print`, which marks nothing within a line."""
    print("Traceback (most recent call last):", file=file)
    frames = [(f.filename, f.lineno, f.name, f.line) for f in traceback.extract_tb(tb)]
    traceback.print_list(frames, file=file)


def raise_exception(cls, number):
    """`PyErr_SetObject` with a tuple of so many numbers."""
    if not (isinstance(cls, type) and issubclass(cls, BaseException)):
        raise SystemError(f"exception {cls!r} is not a BaseException subclass")
    raise cls(*range(number))


def run_in_subinterp(code):
    """`Py_RunSimpleString` in an interpreter of its own, which shares nothing with this one: a process here."""
    return -(subprocess.run([sys.executable, "-c", code]).returncode != 0)


def raise_memoryerror():
    """`PyErr_NoMemory`"""
    raise MemoryError


def make_exception_with_doc(name, doc=None, base=Exception, dict=None):
    """`PyErr_NewExceptionWithDoc`"""
    module, dot, name = name.rpartition(".")
    if not dot:
        raise SystemError("PyErr_NewException: name must be module.class")
    bases = base if isinstance(base, tuple) else (base,)
    namespace = {"__module__": module, **(dict or {})}
    if doc is not None:
        namespace["__doc__"] = doc
    return type(name, bases, namespace)


class awaitType:
    """An awaitable whose iterator is given."""

    def __init__(self, iterator):
        self._iterator = iterator

    def __await__(self):
        return self._iterator


def bad_get(descriptor, instance, owner):
    """A `__get__` that makes the class's own constructor run."""
    owner()
    return repr(descriptor)
