"""Queues, pools of threads, and what they share: contexts, futures, signals of an end."""
import concurrent.futures
import contextvars
import queue
import threading
import time


def test_queue():
    work = queue.Queue(maxsize=3)
    results = queue.SimpleQueue()

    def worker():
        while (item := work.get()) is not None:
            results.put(item * item)
            work.task_done()
        work.task_done()

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for t in threads:
        t.start()
    for i in range(20):
        work.put(i)
    for _ in threads:
        work.put(None)
    work.join()
    for t in threads:
        t.join()
    print(sorted(results.get() for _ in range(20)), results.empty(), work.qsize())
    try:
        work.get(timeout=0.001)
    except queue.Empty as e:
        print("Empty", e.args)
    try:
        results.get(timeout=0.001)
    except queue.Empty:
        print("Empty")
    for _ in range(3):
        work.put_nowait(0)
    try:
        work.put(1, timeout=0.001)
    except queue.Full:
        print("Full")
    first = queue.PriorityQueue()
    for i in (3, 1, 2):
        first.put(i)
    print([first.get() for _ in range(3)])


def square(x):
    if x == 7:
        raise ValueError(f"not {x}")
    return x * x


def test_pool():
    with concurrent.futures.ThreadPoolExecutor(max_workers=4, thread_name_prefix="pool") as pool:
        print(list(pool.map(square, range(7))))
        futures = {pool.submit(square, n): n for n in range(5, 10)}
        answers = []
        for f in concurrent.futures.as_completed(futures):
            try:
                answers.append((futures[f], f.result()))
            except ValueError as e:
                answers.append((futures[f], repr(e)))
        print(sorted(answers))
        gate = threading.Event()
        slow = pool.submit(gate.wait, 10)
        done, waiting = concurrent.futures.wait([slow], timeout=0.001)
        print(len(done), len(waiting), slow.cancelled())
        gate.set()
        called = []
        slow.add_done_callback(lambda f: called.append(f.done()))
        print(slow.result(), slow.exception())
        names = set(pool.map(lambda _: threading.current_thread().name.split("_")[0], range(8)))
        print(names)
    print(called)
    try:
        pool.submit(square, 1)
    except RuntimeError as e:
        print(e)


variable = contextvars.ContextVar("variable", default="none")


def test_context():
    variable.set("main")
    seen = []

    def look():
        seen.append(variable.get())
        variable.set("thread")
        time.sleep(0.002)
        seen.append(variable.get())

    context = contextvars.copy_context()
    threads = [threading.Thread(target=look), threading.Thread(target=context.run, args=(look,))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(sorted(seen), variable.get(), context[variable])


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.balance = 0
        self.log = []

    def move(self, amount):
        with self.lock:
            self.balance += amount
            self.log.append(self.balance)


def test_objects():
    account = Account()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for _ in pool.map(account.move, [1, -1] * 300):
            pass
    print(account.balance, len(account.log), min(account.log) >= -300)
    words = ("one two three two three three " * 20).split()
    counts = {}
    guard = threading.Lock()

    def tally(part):
        own = {}
        for word in part:
            own[word] = own.get(word, 0) + 1
        with guard:
            for word, n in own.items():
                counts[word] = counts.get(word, 0) + n

    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        list(pool.map(tally, [words[i::3] for i in range(3)]))
    print(sorted(counts.items()))


def endless():
    while True:
        time.sleep(0.001)


def test_daemon():
    t = threading.Thread(target=endless, daemon=True)
    t.start()
    print(t.daemon, t.is_alive())
    late = threading.Thread(target=lambda: (time.sleep(0.01), print("the last word")))
    late.start()


for test in (test_queue, test_pool, test_context, test_objects, test_daemon):
    print("---", test.__name__)
    test()
