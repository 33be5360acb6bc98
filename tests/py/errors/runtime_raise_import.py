raise ImportError("cannot", name="n", path="p")
