x = f"a{}b"
