"""`SimpleQueue` and `Empty` of module `queue`, under the name that CPython has them by."""

from _thread import allocate_lock as _allocate_lock
from collections import deque as _deque
from time import monotonic as _monotonic
from types import GenericAlias as _GenericAlias

__all__ = ['Empty', 'SimpleQueue']


class Empty(Exception):
    """Nothing can be taken from the queue at once, or within the time given."""


class SimpleQueue:
    """An unbounded queue: what is put in first comes out first.

    Nothing is held while something is put or taken, so that a finalizer may put something at any moment.
    """

    # Who waits has a lock among those that wait, and waits for it to be released.
    __slots__ = ('_items', '_waiting', '__weakref__')

    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls):
        self = super().__new__(cls)
        self._items = _deque()
        self._waiting = _deque()
        return self

    def put(self, item, block=True, timeout=None):
        """Adds an item. It never waits; the other arguments are those of `Queue.put`."""
        self._items.append(item)
        self._wake()

    def _wake(self):
        try:
            first = self._waiting.popleft()
        except IndexError:
            return
        first.release()

    def put_nowait(self, item):
        """The same."""
        self.put(item)

    def get(self, block=True, timeout=None):
        """Takes the oldest item, and waits for one; `Empty` when none came in time."""
        if timeout is not None and block and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None if timeout is None else _monotonic() + timeout
        while True:
            try:
                return self._items.popleft()
            except IndexError:
                pass
            left = -1 if end is None else end - _monotonic()
            if not block or end is not None and left <= 0:
                raise Empty
            self._wait(left)

    def _wait(self, seconds):
        turn = _allocate_lock()
        turn.acquire()
        self._waiting.append(turn)
        woken = False
        try:
            # An item may have come before the lock was there to be released.
            woken = bool(self._items) or turn.acquire(True, seconds)
        finally:
            try:
                self._waiting.remove(turn)
            except ValueError:
                # It was this one's turn; if something keeps it from taking the item, it is the next one's.
                if not woken:
                    self._wake()

    def get_nowait(self):
        """Takes the oldest item; `Empty` when there is none."""
        return self.get(block=False)

    def empty(self):
        """Was it empty?"""
        return not self._items

    def qsize(self):
        """How many items there were."""
        return len(self._items)
