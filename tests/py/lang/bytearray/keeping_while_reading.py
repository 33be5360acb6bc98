"""Arguments whose conversion changes the bytearray under the operation."""
class Shrink:
    def __init__(self, target, value): self.target, self.value = target, value

    def __index__(self):
        self.target.clear()
        return self.value


def run(f):
    a = bytearray(b'0123456789')
    try:
        r = f(a)
        print('gives', r, a)
    except Exception as e:
        print(type(e).__name__, e, a)


def set_value(a): a[3] = Shrink(a, 65)
def set_key(a): a[Shrink(a, 3)] = 65
def insert(a): a.insert(Shrink(a, 5), 66)
def insert_value(a): a.insert(5, Shrink(a, 67))
def append(a): a.append(Shrink(a, 68))
def slice_key(a): a[Shrink(a, 1):5] = b'xyz'
def delete(a): del a[Shrink(a, 4)]


for f in (insert, insert_value, append, slice_key, lambda a: a.pop(Shrink(a, 2)), lambda a: a[Shrink(a, 2)], lambda a: a.extend([1, Shrink(a, 2), 3]), lambda a: a.remove(Shrink(a, 51)), lambda a: a.find(Shrink(a, 51)), lambda a: a.count(b'', Shrink(a, 1)), lambda a: a[Shrink(a, 0):], lambda a: a.startswith(b'0', Shrink(a, 0)), set_value, set_key, delete):
    run(f)


class Grow:
    def __init__(self, target): self.target = target

    def __iter__(self):
        for i in range(5):
            self.target.append(i)
            yield i


a = bytearray(b'ab')
a.extend(Grow(a))
print(a)
a = bytearray(b'abcdef')
a[1:3] = Grow(a)
print(a)
a = bytearray(b'ab')
a[:] = (x for x in a)
print(a)
for i in range(300):
    a += bytes(a[:2])
    del a[:len(a) - 4]
print(a)
