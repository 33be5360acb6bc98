def __getattr__(name):
    if name == "lazy":
        return "made now"
    raise AttributeError(f"no {name} here")
