def f():
    raise ValueError("from f")

try:
    f()
except ValueError as e:
    kept = e

raise kept
