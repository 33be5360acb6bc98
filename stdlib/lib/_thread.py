"""Locks and the identity of threads, for programs that have one thread.

Rekindle runs a program in one thread: what would start another one raises RuntimeError, as it does where the
system refuses a thread. Locks are whole: a lock that is held is waited for, which ends with the time limit or a
signal's exception.
"""

import time as _time

__all__ = [
    "error", "LockType", "lock", "RLock", "TIMEOUT_MAX", "allocate", "allocate_lock", "daemon_threads_allowed",
    "exit", "exit_thread", "get_ident", "get_native_id", "interrupt_main", "stack_size", "start_joinable_thread",
    "start_new", "start_new_thread",
]

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
# How long a wait for a lock sleeps before it looks again.
_TICK = 0.001


def _check_wait(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


def _wait(held, timeout):
    """Waits until held() is false; says whether that was so in time."""
    end = None if timeout == -1 else _time.monotonic() + timeout
    while held():
        if end is not None and _time.monotonic() >= end:
            return False
        _time.sleep(_TICK)
    return True


class lock:
    """A lock object is a synchronization primitive."""

    __slots__ = ("_held", "__weakref__")

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        _check_wait(blocking, timeout)
        if self._held:
            if not blocking or not _wait(self.locked, timeout):
                return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _at_fork_reinit(self):
        self._held = False

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


LockType = lock


def allocate_lock():
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that its owner may acquire again."""

    __slots__ = ("_count", "__weakref__")

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        _check_wait(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _acquire_restore(self, state):
        self._count = state[0]

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, get_ident()
        self._count = 0
        return state

    def _at_fork_reinit(self):
        self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        owner = get_ident() if self._count else 0
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"


class _local:
    """Attributes that each thread has for itself."""


_IDENT = id(lock)


def get_ident():
    return _IDENT


def get_native_id():
    from os import getpid

    return getpid()


def _get_main_thread_ident():
    return _IDENT


def _is_main_interpreter():
    return True


def daemon_threads_allowed():
    return True


def _count():
    return 0


def start_new_thread(function, args, kwargs={}):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    raise RuntimeError("can't start new thread")


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    if not callable(function):
        raise TypeError("thread function must be callable")
    raise RuntimeError("can't start new thread")


class _ThreadHandle:
    """What is known of a thread that can be waited for."""

    def __init__(self, ident=0):
        self.ident = ident

    def is_done(self):
        return False

    def join(self, timeout=None):
        raise RuntimeError("thread not started")

    def _set_done(self):
        pass


def _make_thread_handle(ident):
    return _ThreadHandle(ident)


def _shutdown():
    pass


def stack_size(size=0):
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0


def interrupt_main(signum=2):
    from _signal import raise_signal

    raise_signal(signum)


def exit():
    raise SystemExit


exit_thread = exit


class _ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args):
    from sys import excepthook

    if args.exc_type is not SystemExit:
        excepthook(args.exc_type, args.exc_value, args.exc_traceback)
