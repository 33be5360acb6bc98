class C:
    def __add__(self, other):
        raise ValueError("cannot add")

C() + 1
