class C:
    @staticmethod
    def s(a):
        return a

C.s(1, 2)
