class C:
    def __mul__(self, other):
        return NotImplemented

C() * 2
