class C:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise KeyError("exit")

with C():
    1 / 0
