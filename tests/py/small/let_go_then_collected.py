# What a program has let go of is gone after gc.collect(), and is finalized in order.
import gc
import weakref
from collections import deque


class Box:
    def __init__(self, name, held=None):
        self.name = name
        self.held = held

    def __repr__(self):
        return f'Box({self.name})'


class Told(Box):
    def __del__(self):
        told.append(self.name)


told = []


def gone(make):
    box = Box('b')
    ref = weakref.ref(box)
    make(box)
    del box
    gc.collect()
    return ref() is None


def cycle(box):
    box.held = box


def through_iterator(box):
    items = deque([box, 1])
    box.held = iter(items)


def as_key(box):
    table = {box: 1}
    del table[box]


def raised(box):
    def inner(box):
        raise ValueError(box)
    try:
        inner(box)
    except ValueError:
        pass


def by_generator(box):
    def steps(box):
        yield box.name
        del box
        yield 2
    g = steps(box)
    assert list(g) == ['b', 2]


print([gone(f) for f in (cycle, through_iterator, as_key, raised, by_generator) for _ in range(3)])


def suspended():
    def steps():
        box = Box('inside')
        ref = weakref.ref(box)
        yield ref
        del box
        yield ref
    g = steps()
    ref = next(g)
    gc.collect()
    first = ref() is None
    next(g)
    gc.collect()
    return first, ref() is None


print(suspended())


def order():
    chain = None
    for i in range(6):
        chain = Told(i, chain)
    del chain
    gc.collect()
    a, b = Told('a'), Told('b')
    del a, b
    gc.collect()
    print(told)


order()


def callbacks():
    seen = []
    boxes = [Box(i) for i in range(4)]
    refs = [weakref.ref(box, lambda ref, i=i: seen.append(i)) for i, box in enumerate(boxes)]
    del boxes
    gc.collect()
    print(sorted(seen), [ref() for ref in refs])


callbacks()

told.clear()


def loop(n):
    total = 0
    for i in range(n):
        box = Told(i)
        box.held = [box]
        total += i
    del box
    return total


print(loop(3000))
gc.collect()
print(len(told), sum(told))

# A name that is still there keeps what it refers to.
kept = Box('kept')
ref = weakref.ref(kept)
gc.collect()
print(ref())
table = weakref.WeakValueDictionary({i: Box(i) for i in range(3)})
gc.collect()
print(len(table))
