def f(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        f(n - 1)
    except Exception as e:
        raise RuntimeError(f"level {n}") from e

f(2)
