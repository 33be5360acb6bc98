x = None
print("long" if x.size > 3 else "short")
