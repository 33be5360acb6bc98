# workload
"""Tasks, queues and locks on an event loop written with async and await."""
import sys
from collections import deque
from heapq import heappop, heappush

ITEMS = {"tiny": 12, "short": 60000, "long": 600000}


class Suspend:
    """What a coroutine awaits to hand a request to the loop."""

    def __init__(self, kind, value=None):
        self.kind = kind
        self.value = value

    def __await__(self):
        return (yield self)


class Task:
    count = 0

    def __init__(self, name, coroutine):
        Task.count += 1
        self.number = Task.count
        self.name = name
        self.coroutine = coroutine
        self.result = None
        self.failure = None
        self.done = False
        self.waiters = []


class Loop:
    def __init__(self):
        self.now = 0
        self.ready = deque()
        self.sleeping = []
        self.steps = 0

    def spawn(self, name, coroutine):
        task = Task(name, coroutine)
        self.ready.append((task, None))
        return task

    def finish(self, task):
        task.done = True
        for waiter in task.waiters:
            self.ready.append((waiter, task.result))

    def step(self, task, value):
        self.steps += 1
        try:
            request = task.coroutine.send(value)
        except StopIteration as stop:
            task.result = stop.value
            self.finish(task)
            return
        except ValueError as error:
            task.failure = str(error)
            self.finish(task)
            return
        if request.kind == "sleep":
            heappush(self.sleeping, (self.now + request.value, task.number, task))
        elif request.kind == "join":
            other = request.value
            if other.done:
                self.ready.append((task, other.result))
            else:
                other.waiters.append(task)
        elif request.kind == "park":
            request.value.append(task)
        else:
            self.ready.append((task, None))

    def run(self):
        while self.ready or self.sleeping:
            while self.ready:
                task, value = self.ready.popleft()
                self.step(task, value)
            if self.sleeping:
                self.now, _, task = heappop(self.sleeping)
                self.ready.append((task, None))


class Channel:
    """A queue of bounded length between tasks."""

    def __init__(self, loop, capacity):
        self.loop = loop
        self.capacity = capacity
        self.items = deque()
        self.getters = deque()
        self.putters = deque()
        self.closed = False

    async def put(self, item):
        while len(self.items) >= self.capacity:
            await Suspend("park", self.putters)
        self.items.append(item)
        if self.getters:
            self.loop.ready.append((self.getters.popleft(), None))

    async def get(self):
        while not self.items:
            if self.closed:
                raise ValueError("channel closed")
            await Suspend("park", self.getters)
        item = self.items.popleft()
        if self.putters:
            self.loop.ready.append((self.putters.popleft(), None))
        return item

    def close(self):
        self.closed = True
        while self.getters:
            self.loop.ready.append((self.getters.popleft(), None))

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.get()
        except ValueError:
            raise StopAsyncIteration from None


class Lock:
    def __init__(self, loop):
        self.loop = loop
        self.held = False
        self.waiting = deque()
        self.contended = 0

    async def __aenter__(self):
        while self.held:
            self.contended += 1
            await Suspend("park", self.waiting)
        self.held = True
        return self

    async def __aexit__(self, kind, value, traceback):
        self.held = False
        if self.waiting:
            self.loop.ready.append((self.waiting.popleft(), None))


async def produce(channel, start, stop, pause):
    for number in range(start, stop):
        if number % pause == 0:
            await Suspend("sleep", pause)
        await channel.put(number)
    return stop - start


async def collatz_length(number):
    length = 0
    while number != 1 and length < 12:
        number = 3 * number + 1 if number % 2 else number // 2
        length += 1
        if length % 6 == 0:
            await Suspend("yield")
    return length


async def work(source, target, lock, totals, name):
    handled = 0
    async for number in source:
        length = await collatz_length(number + 1)
        async with lock:
            totals[name] = totals.get(name, 0) + length
            if handled % 8 == 0:
                await Suspend("sleep", 1)
        await target.put((number, length))
        handled += 1
    return handled


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def collect(channel):
    checksum = 0
    sizes = {}
    async for batch in batches(channel, 7):
        sizes[len(batch)] = sizes.get(len(batch), 0) + 1
        for number, length in sorted(batch):
            checksum = (checksum * 31 + number * 7 + length) % 1000003
    return checksum, sizes


async def fail(message):
    await Suspend("sleep", 3)
    raise ValueError(message)


async def supervise(loop, items):
    numbers = Channel(loop, 10)
    results = Channel(loop, 5)
    lock = Lock(loop)
    totals = {}
    third = items // 3
    producers = [
        loop.spawn(f"produce-{i}", produce(numbers, i * third, (i + 1) * third, 5 + i))
        for i in range(3)
    ]
    workers = [loop.spawn(f"work-{i}", work(numbers, results, lock, totals, i)) for i in range(4)]
    collector = loop.spawn("collect", collect(results))
    failing = loop.spawn("fail", fail("on purpose"))
    produced = [await Suspend("join", task) for task in producers]
    numbers.close()
    handled = [await Suspend("join", task) for task in workers]
    results.close()
    checksum, sizes = await Suspend("join", collector)
    await Suspend("join", failing)
    assert sum(handled) == sum(produced) == third * 3, (handled, produced)
    print("handled", sum(handled), "contended", lock.contended > 0, "failed:", failing.failure)
    print("lengths", sum(totals.values()), "checksum", checksum)
    print("batches", sorted(sizes.items()))


def main(size):
    loop = Loop()
    loop.spawn("supervise", supervise(loop, ITEMS[size]))
    loop.run()
    print("steps", loop.steps, "clock", loop.now)


if __name__ == "__main__":
    main(sys.argv[1])
