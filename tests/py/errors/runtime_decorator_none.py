def deco(f):
    pass

@deco
def g():
    pass

g()
