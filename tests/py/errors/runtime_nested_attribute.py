class C:
    pass

c = C()
c.a = C()
c.a.b = None
print(c.a.b.d.e)
