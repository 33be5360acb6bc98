"""Not caught: a group of exceptions within groups, with notes and causes."""

def f(): raise ValueError(1)
def g():
    try: f()
    except ValueError as e: a = e
    try: raise KeyError("k") from a
    except KeyError as e: b = e
    b.add_note("note 1\nnote 2")
    raise ExceptionGroup("outer", [a, ExceptionGroup("inner", [b, TypeError("t")]), OSError(2, "no")])
try:
    g()
except* TypeError as t:
    raise
