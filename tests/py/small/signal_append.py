"""A signal handler appends to a list that a hot loop reads."""
# oracle: native
import signal

events = []


def handler(number, frame):
    events.append((number == signal.SIGUSR1, frame is not None))


def raised(rounds):
    """The handler has run when raise_signal returns."""
    seen = 0
    for i in range(rounds):
        if i % 100 == 50:
            signal.raise_signal(signal.SIGUSR1)
        seen += len(events)
    return seen


def by_timer():
    """No call in the loop says that a signal may come."""
    signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
    ticks = []
    signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(number))
    spins = 0
    while len(ticks) < 3:
        spins += 1
    signal.setitimer(signal.ITIMER_REAL, 0)
    return spins > 0, len(ticks) >= 3, ticks[0] == signal.SIGALRM


def read_meanwhile():
    """The loop reads items, and the length, of the list that the handler appends to: ints, then another type."""
    items = [0]

    def append(number, frame):
        items.append(len(items) if len(items) < 4 else len(items) + 0.5)

    signal.signal(signal.SIGALRM, append)
    signal.setitimer(signal.ITIMER_REAL, 0.004, 0.004)
    total = turns = 0
    while total < 1 + 2 + 3 + 4.5:
        total = 0
        for item in items:
            total += item
        turns += 1
    signal.setitimer(signal.ITIMER_REAL, 0)
    return turns > 0, items[:5], items[-1] == len(items) - 0.5


class Stop(Exception):
    pass


def stopping(number, frame):
    raise Stop


def stopped():
    """The handler's exception leaves a loop that could not end otherwise."""
    signal.signal(signal.SIGALRM, stopping)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    i = 0
    try:
        while True:
            i += 1
    except Stop:
        return i > 0
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGALRM, handler)
print(raised(700), len(events), events[0])
print(by_timer())
print(read_meanwhile())
print(stopped())
