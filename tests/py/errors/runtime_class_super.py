class C:
    def f(self):
        super().nothing()

C().f()
