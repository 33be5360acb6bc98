"""An event loop in Python runs tasks that wait for futures."""

class Future:
    def __init__(self, loop): self.loop, self.result, self.done, self.cb = loop, None, False, []
    def __await__(self):
        if not self.done: yield self
        return self.result
    def set(self, v):
        self.result, self.done = v, True
        for c in self.cb: self.loop.ready.append((c, None))
class Task(Future):
    def __init__(self, loop, coro):
        super().__init__(loop); self.coro = coro; loop.ready.append((self, None))
    def step(self):
        try: f = self.coro.send(None)
        except StopIteration as e: self.set(e.value)
        else: f.cb.append(self)
class Loop:
    def __init__(self): self.ready, self.time, self.timers = [], 0, []
    def sleep(self, n):
        f = Future(self); self.timers.append((self.time + n, len(self.timers), f)); return f
    def run(self, coro):
        t = Task(self, coro)
        while not t.done:
            if not self.ready:
                self.timers.sort(key=lambda t: t[:2]); when, _, f = self.timers.pop(0); self.time = when; f.set(when)
            r, self.ready = self.ready, []
            for task, _ in r: task.step()
        return t.result
loop = Loop()
async def worker(name, n):
    total = 0
    for i in range(n):
        total += await loop.sleep(len(name) + i)
    print(name, "done at", loop.time)
    return total
async def main():
    ts = [Task(loop, worker("a" * k, 5)) for k in range(1, 6)]
    s = 0
    for t in ts: s += await t
    async def spin(n):
        if n: return 1 + await spin(n - 1)
        return 0
    for _ in range(200): s += await spin(5)
    return s
print(loop.run(main()))
