class C:
    def __init__(self, a):
        self.a = a

C()
