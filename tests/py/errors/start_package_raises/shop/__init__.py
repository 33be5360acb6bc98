raise RuntimeError("closed")
