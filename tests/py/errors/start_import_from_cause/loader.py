try:
    import nosuch_backend
except ImportError as e:
    raise ImportError("no backend at hand", name="backend", path="/x") from e
