"""An error that only the scopes show, found before anything runs."""
print("never")


def f():
    x = 1
    nonlocal x
    return x
