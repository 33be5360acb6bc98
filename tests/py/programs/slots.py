"""Objects of classes with __slots__: a linked list, a heap of events, a grid of particles."""
import sys

ROUNDS = {"tiny": 250, "short": 120000, "long": 850000}


class Link:
    __slots__ = ("value", "next")

    def __init__(self, value, next_link):
        self.value = value
        self.next = next_link


class Event:
    __slots__ = ("time", "kind", "weight")

    def __init__(self, time, kind, weight=1):
        self.time = time
        self.kind = kind
        self.weight = weight

    def __lt__(self, other):
        return (self.time, self.kind) < (other.time, other.kind)


class LoudEvent(Event):
    __slots__ = ("volume",)

    def __init__(self, time, kind, volume):
        super().__init__(time, kind, 2)
        self.volume = volume


def reversed_list(head):
    result = None
    while head is not None:
        head.next, result, head = result, head, head.next
    return result


def links(rounds):
    head = None
    for i in range(rounds):
        head = Link(i * 7 % 101, head)
    head = reversed_list(head)
    total = position = 0
    while head:
        total += head.value * (position & 3)
        position += 1
        head = head.next
    return total, position


def push(heap, event):
    heap.append(event)
    child = len(heap) - 1
    while child > 0:
        parent = (child - 1) >> 1
        if not heap[child] < heap[parent]:
            break
        heap[child], heap[parent] = heap[parent], heap[child]
        child = parent


def pop(heap):
    first, last = heap[0], heap.pop()
    if heap:
        heap[0] = last
        parent = 0
        while True:
            child = 2 * parent + 1
            if child >= len(heap):
                break
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if not heap[child] < heap[parent]:
                break
            heap[child], heap[parent] = heap[parent], heap[child]
            parent = child
    return first


def simulate(rounds):
    heap = []
    for i in range(16):
        push(heap, Event(i * 3 % 7, i))
    weight = volume = 0
    for i in range(rounds):
        event = pop(heap)
        weight += event.weight * event.kind
        if isinstance(event, LoudEvent):
            volume += event.volume
        later = event.time + 1 + (event.kind * 13 + i) % 9
        push(heap, LoudEvent(later, event.kind, i % 4) if i % 5 == 0 else Event(later, event.kind))
    return weight, volume, heap[0].time


def refused():
    """What is not in __slots__ cannot be set, what is not set cannot be read."""
    messages = []
    link = Link(1, None)
    try:
        link.colour = "red"
    except AttributeError:
        messages.append("no such slot")
    del link.value
    try:
        link.value
    except AttributeError:
        messages.append("empty slot")
    messages.append(hasattr(link, "__dict__"))
    return messages


def main(size):
    rounds = ROUNDS[size]
    print("links", *links(rounds))
    print("events", *simulate(rounds))
    print(refused())


if __name__ == "__main__":
    main(sys.argv[1])
