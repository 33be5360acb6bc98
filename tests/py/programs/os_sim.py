"""A small operating system: processes, a scheduler with priorities, pipes, a disk and a clock."""
import sys

TICKS = {"tiny": 1500, "short": 160000, "long": 1800000}

READY, WAITING, DONE = "ready", "waiting", "done"


class Queue:
    """First in, first out, by links."""

    class Link:
        def __init__(self, item):
            self.item = item
            self.next = None

    def __init__(self):
        self.first = None
        self.last = None
        self.length = 0

    def put(self, item):
        link = Queue.Link(item)
        if self.first is None:
            self.first = link
        else:
            self.last.next = link
        self.last = link
        self.length += 1

    def take(self):
        link = self.first
        self.first = link.next
        self.length -= 1
        return link.item

    def __len__(self):
        return self.length

    def __bool__(self):
        return self.first is not None


class Message:
    def __init__(self, sender, body):
        self.sender = sender
        self.body = body


class Process:
    """What the kernel knows of a program; subclasses say what it does in one tick."""

    born = 0

    def __init__(self, name, priority):
        Process.born += 1
        self.number = Process.born
        self.name = name
        self.priority = priority
        self.state = READY
        self.inbox = Queue()
        self.ticks = 0
        self.wakes_at = 0

    def step(self, kernel):
        raise NotImplementedError

    def deliver(self, kernel, message):
        self.inbox.put(message)
        if self.state == WAITING:
            kernel.wake(self)

    def report(self):
        return ""


class Worker(Process):
    """Scrambles the numbers that it is sent and answers with the result."""

    def __init__(self, name, priority, factor):
        super().__init__(name, priority)
        self.factor = factor
        self.handled = 0

    def step(self, kernel):
        if not self.inbox:
            kernel.wait(self)
            return
        message = self.inbox.take()
        value = message.body
        for _ in range(3):
            value = (value * self.factor + 12345) % 65536
        self.handled += 1
        message.sender.deliver(kernel, Message(self, value))

    def report(self):
        return f"handled {self.handled}"


class Client(Process):
    """Sends work round robin and adds up the answers; never more than a few unanswered."""

    def __init__(self, name, priority, workers, seed):
        super().__init__(name, priority)
        self.workers = workers
        self.seed = seed
        self.sent = 0
        self.received = 0
        self.checksum = 0

    def step(self, kernel):
        while self.inbox:
            self.checksum = (self.checksum * 31 + self.inbox.take().body) % 1000003
            self.received += 1
        if self.sent - self.received >= 4:
            kernel.wait(self)
            return
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648
        worker = self.workers[self.sent % len(self.workers)]
        self.sent += 1
        worker.deliver(kernel, Message(self, self.seed >> 8))

    def report(self):
        return f"sent {self.sent} received {self.received} checksum {self.checksum}"


class Sleeper(Process):
    """Sleeps, wakes, sleeps."""

    def __init__(self, name, priority, period):
        super().__init__(name, priority)
        self.period = period
        self.naps = 0

    def step(self, kernel):
        self.naps += 1
        kernel.sleep(self, self.period)

    def report(self):
        return f"naps {self.naps}"


class Logger(Process):
    """Writes a block to the disk every few ticks and counts what came back."""

    def __init__(self, name, priority, disk):
        super().__init__(name, priority)
        self.disk = disk
        self.written = 0
        self.confirmed = 0

    def step(self, kernel):
        if self.inbox:
            if self.inbox.take().body == self.confirmed:
                self.confirmed += 1
        elif self.written == self.confirmed:
            self.disk.deliver(kernel, Message(self, self.written))
            self.written += 1
        else:
            kernel.wait(self)

    def report(self):
        return f"written {self.written} confirmed {self.confirmed}"


class Disk(Process):
    """Answers a request some ticks later, as far as the head must travel."""

    def __init__(self, name, priority):
        super().__init__(name, priority)
        self.track = 0
        self.travelled = 0
        self.pending = None

    def step(self, kernel):
        if self.pending is not None:
            request, self.pending = self.pending, None
            request.sender.deliver(kernel, Message(self, request.body))
        if self.inbox:
            self.pending = self.inbox.take()
            target = self.pending.body * 37 % 100
            distance = abs(target - self.track)
            self.track = target
            self.travelled += distance
            kernel.sleep(self, 1 + distance // 10)
        else:
            kernel.wait(self)

    def report(self):
        return f"travelled {self.travelled} track {self.track}"


class Clock:
    """Who sleeps until when: one list of sleepers for each tick."""

    def __init__(self):
        self.alarms = {}

    def set(self, tick, process):
        if tick in self.alarms:
            self.alarms[tick].append(process)
        else:
            self.alarms[tick] = [process]

    def ring(self, tick):
        return self.alarms.pop(tick, ())


class Kernel:
    LEVELS = 3

    def __init__(self):
        self.ready = [Queue() for _ in range(self.LEVELS)]
        self.clock = Clock()
        self.processes = []
        self.now = 0
        self.idle = 0
        self.switches = 0
        self.running = None

    def start(self, process):
        self.processes.append(process)
        self.ready[process.priority].put(process)
        return process

    def wake(self, process):
        process.state = READY
        self.ready[process.priority].put(process)

    def wait(self, process):
        process.state = WAITING

    def sleep(self, process, ticks):
        process.state = "asleep"
        self.clock.set(self.now + ticks, process)

    def pick(self):
        """The next process; every eighth tick the lowest level goes first, so that nobody starves."""
        levels = self.ready if self.now & 7 else reversed(self.ready)
        for queue in levels:
            if queue:
                return queue.take()
        return None

    def run(self, ticks):
        while self.now < ticks:
            self.now += 1
            for sleeper in self.clock.ring(self.now):
                self.wake(sleeper)
            process = self.pick()
            if process is None:
                self.idle += 1
                continue
            if process is not self.running:
                self.switches += 1
                self.running = process
            process.ticks += 1
            process.step(self)
            if process.state == READY:
                self.ready[process.priority].put(process)


def main(size):
    kernel = Kernel()
    workers = [kernel.start(Worker(f"worker{i}", 1, 75 + 2 * i)) for i in range(3)]
    kernel.start(Client("editor", 0, workers, 42))
    kernel.start(Client("batch", 2, workers[1:], 7))
    disk = kernel.start(Disk("disk", 0))
    kernel.start(Logger("log", 1, disk))
    kernel.start(Sleeper("cron", 0, 60))
    kernel.start(Sleeper("poll", 1, 7))
    kernel.run(TICKS[size])
    print(f"{kernel.now} ticks, {kernel.switches} switches, {kernel.idle} idle")
    for process in kernel.processes:
        print(f"{process.number:2} {process.name:8} {process.ticks:8} {process.state:8} {process.report()}")
    total = sum(process.ticks for process in kernel.processes) + kernel.idle
    assert total == kernel.now, total


if __name__ == "__main__":
    main(sys.argv[1])
