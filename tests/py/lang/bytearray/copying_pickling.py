"""copy, deepcopy, pickle, __reduce__, __reduce_ex__ of bytearrays and subclasses."""
import copy
import pickle
a = bytearray(b'a\xff\x00')
print(copy.copy(a), copy.copy(a) is a, copy.deepcopy(a) == a, copy.deepcopy([a, a])[0] is not a)
l = copy.deepcopy([a, a])
print(l[0] is l[1])
print(a.__reduce__(), a.__reduce_ex__(0), a.__reduce_ex__(2), a.__reduce_ex__(3), a.__reduce_ex__(5))
for p in range(6):
    data = pickle.dumps(a, p)
    print(p, pickle.loads(data), pickle.loads(pickle.dumps([a, a], p))[0])


class B(bytearray):
    def __init__(self, *data, tag='t'):
        super().__init__(*data)
        self.tag = tag


b = B(b'xy', tag='label')
print(b.__reduce__(), b.__reduce_ex__(4), b.__reduce_ex__(0))
for p in range(2, 6):
    c = pickle.loads(pickle.dumps(b, p))
    print(p, type(c).__name__, c, c.tag)
d = copy.copy(b)
e = copy.deepcopy(b)
d.append(33)
print(b, d, d.tag, e, e.tag, b.copy(), type(b.copy()))


class S(bytearray):
    __slots__ = ('x',)


s = S(b'q')
s.x = 5
print(s, s.x, copy.copy(s).x, hasattr(s, '__dict__'))
try:
    bytearray().y = 1
except AttributeError as err:
    print(err)
try:
    a.__reduce_ex__('x')
except TypeError as err:
    print(err)
for i in range(300):
    a = pickle.loads(pickle.dumps(a + bytes([i & 255]), i % 6))[-8:]
print(a)
