"""Functions to be called when the program ends, the last one registered first."""

_functions = []


def register(func, /, *args, **kwargs):
    """Register a function to be executed upon normal program termination."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Unregister a function that was registered before, every time it was."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _clear():
    """Forget all functions."""
    _functions.clear()


def _ncallbacks():
    """Return the number of registered functions."""
    return len(_functions)


def _run_exitfuncs():
    """Run all functions; what they raise is reported and does not stop the others."""
    import sys

    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            raise
        except BaseException as error:
            stderr = sys.stderr
            if stderr is None:
                continue
            stderr.write(f"Exception ignored in atexit callback {func!r}:\n")
            import traceback

            traceback.print_exception(error)
