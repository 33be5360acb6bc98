"""What a class gets as key for each form of subscript."""
class K:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): self.last = 'set', key, value
    def __delitem__(self, key): self.last = 'del', key
    def __class_getitem__(cls, key): return 'class', key


k = K()
i, j = 2, 'j'
print(k[1], k[:], k[1:], k[:2], k[1:2], k[::], k[::3], k[1:2:3], k[i:j], k[None:None], k[1, 2], k[1:2, 3], k[:, ::2], k[...], k[..., 1:], k[()], k[1,], k[(1, 2)], k[1:2,], k['a':'b':1.5], k[[1]:{}], k[k[1]:k[2]], k[-1:-i], k[i + 1:j * 2], k[lambda: 1:2].stop, k[*[1, 2]], k[*[1], :], K[1:2], K[int, ...])
k[1:2] = 'v'
print(k.last)
k[:, 1] = 5
print(k.last)
del k[::2]
print(k.last)
del k[1, ...]
print(k.last)
k[1:2] += (0,) if False else slice(9) and [0] if False else 'x' if isinstance(k[1:2], str) else type('A', (), {'__radd__': lambda s, o: ('radd', o)})()
print(k.last)
log = []


def f(n):
    log.append(n)
    return n


k[f(1):f(2):f(3)]
k[f(4):f(5)] = f(6)
del k[f(7):]
k[f(8):f(9), f(10)]
print(log)


class Old:
    def __len__(self): return 10
    def __getitem__(self, key): return key


print(Old()[-1], Old()[-3:-1], Old()[:], Old()[-1:])
print(k[slice(1, 2)] == k[1:2], k[slice(None)] == k[:], type(k[:]).__name__, k[True:False], k[:None], k[0:], k[::None], k[::-1])
n = 0
for i in range(400):
    s = k[i:i + 1:i % 4]
    n += s.start + s.stop + s.step + len(k[i, i:].__repr__())
    k[i:] = i
    n += k.last[1].start
print(n)
