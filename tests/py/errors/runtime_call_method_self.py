class C:
    def m():
        pass

C().m()
