"""When the parts of a slice are asked for their index, and what they may change."""
log = []


class I:
    def __init__(self, n, name): self.n, self.name = n, name

    def __index__(self):
        log.append(self.name)
        if isinstance(self.n, Exception):
            raise self.n
        return self.n


def show(f):
    log.clear()
    try:
        r = f()
    except Exception as e:
        r = f'{type(e).__name__}: {e}'
    print(r, log)


a = list(range(10))
show(lambda: a[I(1, 'start'):I(8, 'stop'):I(2, 'step')])
show(lambda: 'abcdef'[I(1, 'start'):I(5, 'stop')])
show(lambda: range(10)[I(1, 'start'):I(5, 'stop'):I(2, 'step')])
show(lambda: slice(I(1, 'start'), I(5, 'stop'), I(2, 'step')).indices(I(9, 'length')))
show(lambda: a[I(1, 'start'):I(8, 'stop'):I(0, 'step')])
show(lambda: a[I(ValueError('bad'), 'start'):I(8, 'stop'):I(2, 'step')])
show(lambda: a[I(1, 'start'):I(KeyError('bad'), 'stop')])
show(lambda: slice(I(1, 'never'), I(2, 'never')).start.n)
show(lambda: slice(I(1, 'x')) == slice(I(1, 'y')))
show(lambda: a.__setitem__(slice(I(0, 'start'), I(1, 'stop')), 'z'))
show(lambda: a.__delitem__(slice(I(0, 'start'), I(1, 'stop'))))
show(lambda: bytes(memoryview(b'abcdef')[I(1, 'start'):I(4, 'stop')]))
show(lambda: bytearray(b'abc').__getitem__(slice(I(1, 'start'), None)))


n = 0
for i in range(300):
    n += len(a[I(i % 5, 's'):]) + len('abcdef'[:I(i % 7, 't')])
print(n, len(log))
