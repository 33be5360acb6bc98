d = {"a": None}
d["a"] += 1
