x = f"abc
y = 1
