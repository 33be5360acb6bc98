class C:
    @property
    def x(self):
        return self.y

C().x
