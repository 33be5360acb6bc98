def g():
    try:
        yield 1
    except ValueError:
        raise KeyError("turned")

it = g()
next(it)
it.throw(ValueError("given"))
