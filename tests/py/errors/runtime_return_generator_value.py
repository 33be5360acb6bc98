def g():
    return (yield from 5)

next(g())
