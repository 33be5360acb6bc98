name = None
print(f"hello {name.upper()!r:>10} there")
