"""A scheduler written by hand: tasks, sleeping by turns, futures, cancelling."""
from collections import deque
import heapq


class Future:
    def __init__(self): self.done, self.value, self.waiters = False, None, []
    def set(self, value):
        self.done, self.value = True, value
        for task in self.waiters: LOOP.ready.append((task, None))
    def __await__(self):
        if not self.done: yield ('wait', self)
        return self.value


class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self): return (yield ('sleep', self.ticks))


class Cancelled(Exception): pass


class Task(Future):
    count = 0
    def __init__(self, coro):
        super().__init__()
        self.coro, Task.count = coro, Task.count + 1
        self.number, self.error = Task.count, None


class Loop:
    def __init__(self): self.ready, self.sleeping, self.now = deque(), [], 0
    def spawn(self, coro):
        task = Task(coro)
        self.ready.append((task, None))
        return task
    def cancel(self, task): self.ready.append((task, Cancelled()))
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.sleeping)
                self.ready.append((task, None))
            task, error = self.ready.popleft()
            if task.done: continue
            try:
                what, arg = task.coro.throw(error) if error else task.coro.send(None)
            except StopIteration as e: task.set(e.value)
            except Cancelled as e: task.error = e; task.set('cancelled')
            else:
                if what == 'sleep': heapq.heappush(self.sleeping, (self.now + arg, task.number, task))
                else: arg.waiters.append(task)


LOOP = Loop()
log = []


async def worker(name, ticks, rounds):
    for i in range(rounds):
        await Sleep(ticks)
        log.append((LOOP.now, name))
    return f'{name} done'


async def main():
    a, b = LOOP.spawn(worker('a', 2, 3)), LOOP.spawn(worker('b', 3, 2))
    c = LOOP.spawn(worker('c', 1, 100))
    print(await a, await b, LOOP.now)
    LOOP.cancel(c)
    print(await c, c.error is not None)
    f = Future()
    async def setter(): await Sleep(5); f.set('from afar')
    LOOP.spawn(setter())
    return await f, await f


m = LOOP.spawn(main())
LOOP.run()
print(m.value, LOOP.now, [e for e in log if e[1] != 'c'])
tasks = [LOOP.spawn(worker(i, i % 7 + 1, 5)) for i in range(60)]
LOOP.run()
print(sum(len(t.value) for t in tasks), len(log), Task.count)
