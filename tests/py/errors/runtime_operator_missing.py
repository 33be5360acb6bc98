class C:
    pass

C() + C()
