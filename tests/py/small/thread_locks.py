"""Locks and what threading offers to the one thread."""
import _thread
import threading


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.001), lock.release(), lock.locked())
with lock:
    print(lock.locked())
attempt(lock.release)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
again = threading.RLock()
with again, again:
    print(again._is_owned(), again._recursion_count())
attempt(again.release)
event = threading.Event()
print(event.is_set(), event.wait(0.001), event.set(), event.wait(), event.is_set())
condition = threading.Condition()
with condition:
    print(condition.wait(0.001), condition.notify_all())
semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.release(), semaphore.release())
attempt(semaphore.release)
local = threading.local()
local.value = 5
print(local.value, hasattr(local, "other"), local.__dict__)
main = threading.current_thread()
print(main.name, main is threading.main_thread(), main.is_alive(), main.ident == threading.get_ident(), threading.active_count(), main.daemon)
print(_thread.TIMEOUT_MAX > 1e9, _thread.stack_size(), _thread.error is RuntimeError, type(lock) is _thread.LockType, threading.get_native_id() > 0)
attempt(main.join)
