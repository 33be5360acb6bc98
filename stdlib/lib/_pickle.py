"""`PickleBuffer`, and the classes and functions of module `pickle` under the name of CPython's faster ones.

Here there is one implementation: what `_pickle` lacks of its own is that of `pickle`.
"""


class PickleBuffer:
    """Something with a buffer, which picklers of protocol 5 may pass on without a copy."""

    __slots__ = ('_view', '__weakref__')

    def __new__(cls, object, /):
        self = super().__new__(cls)
        self._view = memoryview(object)
        return self

    def _held(self):
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view

    def raw(self):
        """The memory as one row of bytes; `BufferError` when it does not lie so."""
        view = self._held()
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        if view.ndim == 1 and view.format == 'B':
            return view[:]
        if view.c_contiguous:
            return view.cast('B')
        raise BufferError('cannot extract raw buffer from a buffer in Fortran order')

    def release(self):
        """Lets go of the memory."""
        self._view = None

    def __buffer__(self, flags):
        return memoryview(self._held())

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'PickleBuffer' object")


def __getattr__(name):
    shared = ('PickleError', 'PicklingError', 'UnpicklingError')
    own = ('Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads')
    if name in shared or name in own:
        import pickle
        found = getattr(pickle, '_' + name if name in own else name)
        globals()[name] = found
        return found
    raise AttributeError(f"module '_pickle' has no attribute '{name}'")
