"""Context variables (PEP 567): values that belong to a context, of which one is current."""

import _thread
from _collections_abc import Mapping
from types import GenericAlias

__all__ = ["Context", "ContextVar", "Token", "copy_context"]


class Token:
    """What ContextVar.set gives, to go back to the value before."""

    __slots__ = ("var", "old_value", "_context", "_used")

    class _Missing:
        def __repr__(self):
            return "<Token.MISSING>"

    MISSING = _Missing()
    __class_getitem__ = classmethod(GenericAlias)

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self.var!r} at {id(self):#x}>"


class Context(Mapping):
    """The values of context variables."""

    __slots__ = ("_values", "_previous", "_entered", "__weakref__")

    def __init__(self):
        self._values = {}
        self._previous = None
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        self._previous = _current
        _current = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current = self._previous
            self._previous = None
            self._entered = False

    def copy(self):
        other = Context()
        other._values = dict(self._values)
        return other

    def __getitem__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values[var]

    def __contains__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


_current = Context()
_thread._own_name(__name__, "_current")


def copy_context():
    return _current.copy()


class ContextVar:
    """A variable that has a value in each context."""

    __slots__ = ("_name", "_default")
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, name, /, *, default=Token.MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, /, *default):
        if len(default) > 1:
            raise TypeError(f"get expected at most 1 argument, got {len(default)}")
        value = _current._values.get(self, Token.MISSING)
        if value is not Token.MISSING:
            return value
        if default:
            return default[0]
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        token = object.__new__(Token)
        token.var = self
        token.old_value = _current._values.get(self, Token.MISSING)
        token._context = _current
        token._used = False
        _current._values[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            _current._values.pop(self, None)
        else:
            _current._values[self] = token.old_value

    def __repr__(self):
        default = "" if self._default is Token.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"
