# globals() of functions is the name space of their module, whoever calls them.
import types

source = '''
counter = 0
def bump(by=1):
    global counter
    counter += by
    return counter
def read():
    return counter, sorted(k for k in globals() if not k.startswith("__"))
class Holder:
    def get(self):
        return counter
    made_by = __name__
'''
a, b = types.ModuleType("a"), types.ModuleType("b")
for m in (a, b):
    exec(source, m.__dict__)
for _ in range(300):
    a.bump()
    b.bump(2)
print(a.counter, b.counter, a.read())
print(a.bump.__globals__ is a.__dict__, a.Holder().get(), b.Holder.made_by, b.Holder.__module__)
a.counter = 5
print(a.read()[0], a.bump(), a.Holder().get())
del a.counter
try:
    a.bump()
except NameError as e:
    print(type(e).__name__, e)
b.bump.__globals__["counter"] = "text"
try:
    b.bump()
except TypeError as e:
    print(e)
print(b.read()[0])
moved = types.FunctionType(a.bump.__code__, b.__dict__, "moved", (1,))
b.counter = 10
print(moved(), b.counter, moved.__module__)
