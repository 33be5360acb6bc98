# workload
"""Customers at counters: events in a heap, lines in deques, statistics with bisect."""
import bisect
import heapq
import sys
from collections import deque

CUSTOMERS = {"tiny": 30, "short": 86000, "long": 880000}


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return self.state >> 33

    def between(self, low, high):
        return low + self.next() % (high - low + 1)


class Counter:
    def __init__(self, number, speed):
        self.number = number
        self.speed = speed
        self.line = deque()
        self.busy = False
        self.served = 0
        self.idle_since = 0
        self.idle = 0


class Shop:
    ARRIVE, LEAVE, BREAK = range(3)

    def __init__(self, customers, seed):
        self.random = Random(seed)
        self.customers = customers
        self.counters = [Counter(i, speed) for i, speed in enumerate((10, 12, 9, 15))]
        self.events = []
        self.sequence = 0
        self.now = 0
        self.waits = []
        self.recent = deque(maxlen=50)
        self.longest_line = 0
        self.gone = 0

    def schedule(self, delay, kind, data):
        self.sequence += 1
        heapq.heappush(self.events, (self.now + delay, self.sequence, kind, data))

    def start(self, counter):
        if counter.busy or not counter.line:
            return
        arrived, load = counter.line.popleft()
        counter.busy = True
        counter.idle += self.now - counter.idle_since
        wait = self.now - arrived
        self.recent.append(wait)
        self.waits.append(wait)
        self.schedule(load * counter.speed // 10, Shop.LEAVE, counter)

    def arrive(self, number):
        if number + 1 < self.customers:
            self.schedule(self.random.between(1, 11), Shop.ARRIVE, number + 1)
        counter = min(self.counters, key=lambda counter: (len(counter.line) + counter.busy, counter.number))
        if len(counter.line) > 12:
            self.gone += 1
            return
        load = self.random.between(5, 33)
        if load > 30:
            counter.line.appendleft((self.now, load // 4))
        else:
            counter.line.append((self.now, load))
        self.longest_line = max(self.longest_line, len(counter.line))
        self.start(counter)

    def leave(self, counter):
        counter.busy = False
        counter.served += 1
        counter.idle_since = self.now
        if counter.served % 100 == 0:
            counter.line.rotate(1)
            self.schedule(40, Shop.BREAK, counter)
        else:
            self.start(counter)

    def run(self):
        self.schedule(0, Shop.ARRIVE, 0)
        while self.events:
            self.now, _, kind, data = heapq.heappop(self.events)
            if kind == Shop.ARRIVE:
                self.arrive(data)
            elif kind == Shop.LEAVE:
                self.leave(data)
            else:
                self.start(data)


def histogram(values, bounds):
    counts = [0] * (len(bounds) + 1)
    for value in values:
        counts[bisect.bisect_right(bounds, value)] += 1
    return counts


def running_medians(values, width):
    window = deque()
    ordered = []
    total = 0
    for value in values:
        window.append(value)
        bisect.insort(ordered, value)
        if len(window) > width:
            del ordered[bisect.bisect_left(ordered, window.popleft())]
        total += ordered[len(ordered) // 2]
    return total


def merge_sorted(runs):
    checksum = 0
    for position, value in enumerate(heapq.merge(*runs)):
        checksum = (checksum + position * value) % 1000000007
    return checksum


def main(size):
    shop = Shop(CUSTOMERS[size], 5)
    shop.run()
    served = sum(counter.served for counter in shop.counters)
    assert served + shop.gone == CUSTOMERS[size]
    assert served == len(shop.waits)
    for counter in shop.counters:
        print(counter.number, "served", counter.served, "idle", counter.idle)
    print("clock", shop.now, "gone", shop.gone, "longest line", shop.longest_line, "recent", sum(shop.recent))
    waits = shop.waits
    counts = histogram(waits, [0, 5, 10, 20, 40, 80, 160, 320])
    assert sum(counts) == len(waits)
    print("waits", counts, "worst", heapq.nlargest(3, waits), "best", heapq.nsmallest(3, waits))
    print("medians", running_medians(waits[: len(waits) // 2], 31))
    runs = [sorted(waits[start::7]) for start in range(7)]
    checksum = merge_sorted(runs)
    assert checksum == merge_sorted([sorted(waits)])
    print("merged", checksum)
    heap = list(waits)
    heapq.heapify(heap)
    drained = [heapq.heappop(heap) for _ in range(len(heap) // 3)]
    assert drained == sorted(waits)[: len(drained)]
    replaced = [heapq.heapreplace(heap, value * 2) for value in drained[:100]] if heap else []
    print("drained", len(drained), sum(drained), sum(replaced))


if __name__ == "__main__":
    main(sys.argv[1])
