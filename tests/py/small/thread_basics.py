"""Threads: start, join, daemon, names, locks, conditions, events, barriers, local values, exceptions."""
import threading
import time


def test_join():
    done = []

    def work(n):
        time.sleep(0.001 * (5 - n))
        done.append(n)

    threads = [threading.Thread(target=work, args=(n,), name=f"worker-{n}") for n in range(5)]
    print([t.is_alive() for t in threads])
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(sorted(done), [t.is_alive() for t in threads], threading.active_count())
    print([t.name for t in threads])
    try:
        threads[0].start()
    except RuntimeError as e:
        print(e)
    try:
        threading.Thread(target=work).join()
    except RuntimeError as e:
        print(e)
    try:
        threading.current_thread().join()
    except RuntimeError as e:
        print(e)
    print(threading.current_thread() is threading.main_thread(), threading.main_thread().name)


def test_counter():
    lock = threading.Lock()
    rlock = threading.RLock()
    total = 0
    nested = 0

    def add():
        nonlocal total, nested
        for _ in range(2000):
            with lock:
                total += 1
            with rlock:
                with rlock:
                    nested += 1

    threads = [threading.Thread(target=add) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(total, nested, lock.locked())


def test_timeout():
    lock = threading.Lock()
    lock.acquire()
    answers = []
    t = threading.Thread(target=lambda: answers.append(lock.acquire(timeout=0.01)))
    t.start()
    t.join()
    print(answers, lock.acquire(blocking=False))
    release = threading.Thread(target=lock.release)
    release.start()
    print(lock.acquire(timeout=5))
    release.join()
    rlock = threading.RLock()
    rlock.acquire()
    errors = []

    def wrong():
        try:
            rlock.release()
        except RuntimeError as e:
            errors.append(str(e))
        errors.append(rlock.acquire(blocking=False))

    t = threading.Thread(target=wrong)
    t.start()
    t.join()
    print(errors)


def test_condition():
    condition = threading.Condition()
    items = []
    got = []

    def consume():
        while True:
            with condition:
                while not items:
                    condition.wait()
                item = items.pop(0)
            if item is None:
                return
            got.append(item)

    consumers = [threading.Thread(target=consume) for _ in range(3)]
    for t in consumers:
        t.start()
    for i in range(30):
        with condition:
            items.append(i)
            condition.notify()
    with condition:
        items.extend([None] * 3)
        condition.notify_all()
    for t in consumers:
        t.join()
    print(sorted(got) == list(range(30)))
    with condition:
        print(condition.wait(timeout=0.01), condition.wait_for(lambda: True, timeout=1))


def test_event_barrier_semaphore():
    event = threading.Event()
    seen = []
    t = threading.Thread(target=lambda: seen.append(event.wait(10)))
    t.start()
    print(event.is_set(), event.wait(0.001))
    event.set()
    t.join()
    print(seen)
    barrier = threading.Barrier(3)
    order = []

    def meet(n):
        order.append(("before", n))
        barrier.wait()
        order.append(("after", n))

    threads = [threading.Thread(target=meet, args=(n,)) for n in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print([what for what, _ in order])
    slots = threading.BoundedSemaphore(2)
    inside = 0
    most = 0
    guard = threading.Lock()

    def limited():
        nonlocal inside, most
        with slots:
            with guard:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
            with guard:
                inside -= 1

    threads = [threading.Thread(target=limited) for _ in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(most, inside)
    timer = threading.Timer(0.001, seen.append, args=["timer"])
    timer.start()
    timer.join()
    print(seen)


class Own(threading.local):
    shared = "class"

    def __init__(self, start):
        self.value = start


def test_local():
    plain = threading.local()
    plain.x = "main"
    own = Own(10)
    own.value += 1
    lines = []

    def look(n):
        lines.append((n, hasattr(plain, "x"), own.value, own.shared))
        plain.x = n
        own.value += n
        time.sleep(0.001)
        lines.append((n, plain.x, own.value, sorted(vars(plain))))
        del plain.x
        try:
            plain.x
        except AttributeError as e:
            lines.append((n, str(e)))

    threads = [threading.Thread(target=look, args=(n,)) for n in (1, 2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for line in sorted(lines, key=repr):
        print(line)
    print(plain.x, own.value, vars(plain), vars(own), "x" in dir(plain))
    for what in (lambda: delattr(plain, "y"), lambda: setattr(plain, "__dict__", {}), lambda: threading.local(1)):
        try:
            what()
        except (AttributeError, TypeError) as e:
            print(e)


def test_errors():
    caught = []
    threading.excepthook = lambda args: caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))

    def fail():
        raise ValueError("in a thread")

    t = threading.Thread(target=fail, name="failing")
    t.start()
    t.join()
    quiet = threading.Thread(target=lambda: exit(3), name="quiet")
    quiet.start()
    quiet.join()
    threading.excepthook = threading.__excepthook__
    print(caught)


def count(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def pairs(n):
    for i in range(n):
        yield i, str(i)


def test_busy():
    results = {}

    def work(n):
        results[n] = (count(20000 + n), fib(15), sum(len(s) + i for i, s in pairs(500)))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print([results[n] for n in range(4)])


for test in (
    test_join, test_counter, test_timeout, test_condition, test_event_barrier_semaphore,
    test_local, test_errors, test_busy,
):
    print("---", test.__name__)
    test()
