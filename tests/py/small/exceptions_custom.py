"""Classes of exceptions: fields, str, hierarchy, exceptions that carry results."""


class AppError(Exception):
    code = 1

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details


class NotFound(AppError):
    code = 2

    def __str__(self):
        return f"{self.args[0]} ({', '.join(f'{k}={v}' for k, v in self.details.items())})"


class Found(Exception):
    def __init__(self, value):
        self.value = value


class Silent(AppError):
    def __init__(self):
        pass


def search(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            raise Found(i)
    raise NotFound("no such item", wanted=wanted)


def run(rounds):
    items = list(range(0, 40, 2))
    total = missing = 0
    for i in range(rounds):
        try:
            search(items, i % 40)
        except Found as found:
            total += found.value
        except AppError as error:
            missing += error.code
    return total, missing


class CleverError(ValueError, ):
    """Equal arguments, equal errors."""

    def __eq__(self, other):
        return self.args == other.args


print(run(500))
for error in (AppError("plain"), NotFound("gone", key=5, where="x"), Found(3), Silent(), ValueError(), ValueError("one"), ValueError(1, 2), KeyError("k"), OSError("no such file"), IndexError(None), Exception("é\n")):
    try:
        raise error
    except Exception as caught:
        print(type(caught).__name__, "|", str(caught), "|", repr(caught), "|", caught.args, caught is error)
print(CleverError(1) == CleverError(1), issubclass(NotFound, Exception), NotFound.__mro__[1].__name__, isinstance(KeyError(), LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyboardInterrupt, Exception))
e = OSError(1234, "msg", "file.txt")
print(e, e.errno, e.strerror, e.filename, StopIteration(5).value, SystemExit(3).code, UnicodeDecodeError("utf-8", b"x", 0, 1, "why"))
