class D:
    def __get__(self, obj, owner):
        raise RuntimeError("descriptor")

class C:
    x = D()

C().x
