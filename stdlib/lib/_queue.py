"""`SimpleQueue` and `Empty` of module `queue`, under the name that CPython has them by."""

from collections import deque as _deque
from threading import Semaphore as _Semaphore
from types import GenericAlias as _GenericAlias

__all__ = ['Empty', 'SimpleQueue']


class Empty(Exception):
    """Nothing can be taken from the queue at once, or within the time given."""


class SimpleQueue:
    """An unbounded queue: what is put in first comes out first."""

    __slots__ = ('_items', '_waiting', '__weakref__')

    __class_getitem__ = classmethod(_GenericAlias)

    def __new__(cls):
        self = super().__new__(cls)
        self._items = _deque()
        self._waiting = _Semaphore(0)
        return self

    def put(self, item, block=True, timeout=None):
        """Adds an item. It never waits; the other arguments are those of `Queue.put`."""
        self._items.append(item)
        self._waiting.release()

    def put_nowait(self, item):
        """The same."""
        self.put(item)

    def get(self, block=True, timeout=None):
        """Takes the oldest item, and waits for one; `Empty` when none came in time."""
        if timeout is not None and block and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._waiting.acquire(block, timeout if block else None):
            raise Empty
        return self._items.popleft()

    def get_nowait(self):
        """Takes the oldest item; `Empty` when there is none."""
        return self.get(block=False)

    def empty(self):
        """Was it empty?"""
        return not self._items

    def qsize(self):
        """How many items there were."""
        return len(self._items)
