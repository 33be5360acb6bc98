class C:
    def __iter__(self):
        return self

    def __next__(self):
        raise OSError("no more")

for x in C():
    pass
