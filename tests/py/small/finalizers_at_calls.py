"""Finalizers and callbacks that run at calls of compiled code, whose arguments wait meanwhile."""
import gc
import weakref

count = 0


class Noisy:
    def __del__(self):
        helper(7, 8)


class Plain:
    pass


def helper(a, b):
    global count
    count += 1
    return None


def gone(reference):
    return helper(reference, None)


kept = []


def tree(input):
    n = len(input)
    if n == 0:
        return None
    i = n // 2
    return (tree(input[:i]), input[i], tree(input[i + 1:]))


def size(node):
    if node is None:
        return 0
    return size(node[0]) + 1 + size(node[2])


def noisy(n, x):
    Noisy()
    kept.append(weakref.ref(Plain(), gone))
    if n == 0:
        return x
    return noisy(n - 1, [x])


def depth(x):
    n = 0
    while isinstance(x, list):
        x, n = x[0], n + 1
    return n


for turn in range(3):
    print(size(tree(range(700))))
    print(sum(depth(noisy(6, i)) for i in range(250)))
    kept.clear()
gc.collect()
print(count > 0)
