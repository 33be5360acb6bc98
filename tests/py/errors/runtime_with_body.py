class C:
    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        print(kind.__name__, e)

with C() as c:
    c.missing()
