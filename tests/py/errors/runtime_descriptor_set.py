class D:
    def __get__(self, obj, owner):
        return 1

    def __set__(self, obj, value):
        raise TypeError("read only")

class C:
    x = D()

C().x = 5
