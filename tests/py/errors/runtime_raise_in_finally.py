try:
    1 / 0
finally:
    int("x")
