class C:
    def __bool__(self):
        return 1

if C():
    pass
