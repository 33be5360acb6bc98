"""Attribute storage of instances: __dict__, replacing it, deleting, order, shadowing."""
class P:
    shared = 'class'

    def __init__(self, **kw):
        self.__dict__.update(kw)


p = P(a=1, b=2)
print(p.__dict__, vars(p) is p.__dict__, p.a)
p.shared = 'mine'
print(p.shared, P.shared)
del p.shared
print(p.shared)
try:
    del p.shared
except AttributeError as e:
    print(e)
p.__dict__ = {'z': 26, 'not a name': 1}
print(p.z, getattr(p, 'not a name'), hasattr(p, 'a'))
try:
    p.__dict__ = 5
except TypeError as e:
    print(e)
p.__dict__['y'] = 25
print(p.y, dir(p)[-4:])
order = P()
for name in 'qwerty':
    setattr(order, name, 1)
del order.e
order.e = 2
print(list(vars(order)))
p.__class__ = type('Q', (), {'hello': lambda self: sorted(vars(self))})
print(p.hello(), type(p).__name__)
try:
    p.__class__ = int
except TypeError as e:
    print(e)
things = [P(x=i) if i % 3 else P(y=i, x=-i) for i in range(300)]
print(sum(t.x for t in things))
d = things[5].__dict__
for i in range(300):
    d['x'] = i
    things[5].w = things[5].x
print(d)
try:
    object().x = 1
except AttributeError as e:
    print(e)
