"""raise from, __context__, __cause__, __suppress_context__, exceptions in handlers."""


def low(i):
    if i % 3 == 0:
        raise KeyError(i)
    return i


def middle(i):
    try:
        return low(i)
    except KeyError as error:
        if i % 2:
            raise ValueError("from") from error
        raise ValueError("within")


def run(rounds):
    explicit = implicit = total = 0
    for i in range(rounds):
        try:
            total += middle(i)
        except ValueError as error:
            if error.__cause__ is not None:
                explicit += error.__cause__.args[0]
            else:
                implicit += error.__context__.args[0]
    return explicit, implicit, total


def chain(error):
    names = []
    while error is not None:
        names.append(repr(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return names


def deep(n):
    try:
        if n == 0:
            raise ValueError(0)
        deep(n - 1)
    except ValueError:
        raise ValueError(n)


def hidden():
    try:
        raise ValueError("hidden")
    except ValueError:
        raise TypeError("shown") from None


def in_finally():
    try:
        raise OSError("a")
    finally:
        try:
            {}["b"]
        except KeyError:
            pass


def bare_outside():
    raise


print(run(600))
for function in (lambda: deep(4), hidden, in_finally, lambda: middle(3), lambda: middle(6), bare_outside):
    try:
        function()
    except Exception as error:
        print(chain(error))
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
for bad in (5, "text", int, None):
    try:
        raise bad
    except TypeError as error:
        print(error)
try:
    raise KeyError
except LookupError as error:
    kept = error
print(repr(kept), kept.args, kept.__traceback__ is not None, kept.__traceback__.tb_lineno > 0)
try:
    raise ValueError("a").with_traceback(None)
except ValueError as error:
    error.add_note("one")
    print(error.__notes__)
