def f():
    """A docstring
    return 1


f()
