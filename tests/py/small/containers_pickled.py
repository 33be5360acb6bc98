# oracle: native
# Arrays, deques, ordered dicts, queues and buffers: their state, and how pickles keep it.
import array
import collections
import copy
import gc
import heapq
import pickle
import queue
import weakref
from collections import OrderedDict, deque


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for code in "bBhHiIlLqQfd":
    a = array.array(code, [1, 2, 100])
    for protocol in (0, 2, 5):
        assert pickle.loads(pickle.dumps(a, protocol)) == a
    made = a.__reduce_ex__(3)
    print(made[0].__name__, made[1][1:3], a.__reduce_ex__(2)[1])
rebuild = array._array_reconstructor
print(rebuild(array.array, "i", 5, b"\x01\x02\xff\xfe"), rebuild(array.array, "d", 15, b"\x3f\x80\0\0"))
print(rebuild(array.array, "w", 19, "aé😀".encode("utf-16-be")).tounicode())
print(tried(rebuild, str, "b", 0, b""), tried(rebuild, array.array, "?", 0, b""))
print(tried(rebuild, array.array, "b", 22, b""), tried(rebuild, array.array, "d", 16, b"a"))
print(isinstance(a, collections.abc.MutableSequence), isinstance(b"", collections.abc.Buffer))

d = deque(range(5))
it = iter(d)
next(it), next(it)
print(it.__reduce__()[1], list(copy.copy(it)), list(type(it)(d, 3)), list(type(reversed(d))(d, 1)))


class Odd(deque):
    pass


odd = Odd()
Odd.__new__ = lambda cls, *args: [42]
print(tried(lambda: odd * 2), tried(lambda: odd + deque([1])))

od = OrderedDict(a=1, b=2)
od.x = ["hi"]
print(copy.copy(od), copy.copy(od).x is od.x, hasattr(od.copy(), "x"), pickle.loads(pickle.dumps(od)).x)


class Key:
    def __init__(self, of):
        self.of = of

    def __eq__(self, other):
        if len(self.of) > 1:
            self.of.clear()
        return True

    def __hash__(self):
        return 7


def changed():
    first = OrderedDict()
    key = Key({})
    first[key] = 1
    first["z"] = 2
    second = OrderedDict([(Key({}), 1), ("z", 2)])
    key.of = first
    return tried(lambda: first == second)


for i in range(20):
    answer = changed()
print(answer)

print(queue.SimpleQueue.__module__, tried(queue.SimpleQueue().get_nowait))
q = queue.SimpleQueue()
total = 0
for i in range(20):
    q.put(i)
    q.put_nowait(i)
    total += q.get() + q.qsize()
print(total, q.empty(), tried(q.get, True, -1), tried(queue.SimpleQueue().get, True, 0.001))


class Memory:
    def __init__(self):
        self.held = bytearray(b"hello")

    def __buffer__(self, flags):
        return memoryview(self.held)


m = memoryview(Memory())
m[0] = 74
print(bytes(m), m.nbytes, bytes(Memory()), tried(b"a".__buffer__, 1), b"a".__buffer__(0)[0])


class Wrong:
    def __buffer__(self, flags):
        return 5


print(tried(memoryview, Wrong()), tried(memoryview, object()))
view = memoryview(b"abc")
before = hash(view)
view.release()
print(hash(view) == before == hash(b"abc"), weakref.ref(view)() is view)
print(tried(lambda: memoryview(bytearray(4))[0:1, 0:1]), tried(pickle.dumps, memoryview(b""))[:9])
buffers = []
data = pickle.dumps(pickle.PickleBuffer(b"data"), 5, buffer_callback=buffers.append)
print(bytes(pickle.loads(data, buffers=buffers)), buffers[0].raw().tobytes())
print(object().__reduce_ex__(2)[1:], type(copy.copy(object())), tried(lambda: gc.is_tracked((1, "a"))), gc.is_tracked([]))


class Emptying:
    def __lt__(self, other):
        heap.clear()
        return True


heap = [Emptying()]
print(tried(heapq.heappushpop, heap, 1))


class Failure(Exception):
    def __init__(self, text):
        super().__init__(text)
        self.lines = []
        self.args = ("given",)


failure = Failure("x")
failure.lines.append(1)
for protocol in range(6):
    again = pickle.loads(pickle.dumps(failure, protocol))
    assert again.lines == [1] and again.args == ("given",), again.lines
print(again.__dict__, tried(Failure("y").__setstate__, {1: 2}))
