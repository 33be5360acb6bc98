class C(bool):
    pass
