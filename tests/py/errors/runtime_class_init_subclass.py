class A:
    def __init_subclass__(cls):
        raise ValueError("no subclasses")

class B(A):
    pass
