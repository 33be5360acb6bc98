class C:
    def m(self, a):
        return a

m = C().m
m()
