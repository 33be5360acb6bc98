"""Classes that support slices: vectors, lazy views, matrices, padded lists."""
class View:
    def __init__(self, data, r=None):
        self.data, self.r = data, range(len(data)) if r is None else r

    def __getitem__(self, key):
        if isinstance(key, slice):
            return View(self.data, self.r[key])
        return self.data[self.r[key]]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            for i, v in zip(self.r[key], value, strict=True):
                self.data[i] = v
        else:
            self.data[self.r[key]] = value

    def __len__(self): return len(self.r)
    def __repr__(self): return f'View({list(self)})'


data = list(range(12))
v = View(data)
print(v[2:9:2], v[::-1][:3], v[::-1][::2][1], len(v[3:]), v[-4:][1:3])
v[::4] = 'abc'
v[1:4][::-1] = 'xyz'
print(data)
try:
    v[:2] = 'abc'
except ValueError as e:
    print(e)
try:
    v[20]
except IndexError as e:
    print(e)


class Matrix:
    def __init__(self, rows): self.rows = rows

    def __getitem__(self, key):
        match key:
            case (slice() as r, slice() as c):
                return Matrix([row[c] for row in self.rows[r]])
            case (int(r), slice() as c):
                return self.rows[r][c]
            case (slice() as r, int(c)):
                return [row[c] for row in self.rows[r]]
            case (r, c):
                return self.rows[r][c]
            case _:
                return self[key, :]

    def __repr__(self): return repr(self.rows)


m = Matrix([[r * 4 + c for c in range(4)] for r in range(4)])
print(m[1, 2], m[1, :], m[:, 1], m[1:3, ::2], m[::-1, ::-1][0, 0], m[2], m[1:2])


class Padded(list):
    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.start or 0, key.stop, key.step or 1
            return Padded([self[i] for i in range(start, stop, step)])
        return super().__getitem__(key) if 0 <= key < len(self) else None


p = Padded('abc')
print(p[1:5], p[-1:2], p[7], p[0:6:2])


class Text(str):
    def __getitem__(self, key): return Text(super().__getitem__(key).upper())


print(Text('hello')[1:3], Text('hello')[::-1][0], type(Text('x')[:]).__name__)
n = 0
for i in range(300):
    w = v[i % 5:][::2]
    n += len(w) + len(m[i % 4:, 1]) + len(p[0:i % 6]) + (w[0] == data[i % 5])
print(n)
