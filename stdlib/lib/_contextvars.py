"""Context variables (PEP 567). A context is a dict; changing a variable of the current one changes that dict."""

_missing = object()


class Token:
    """What a variable was before it was set."""

    MISSING = None
    __slots__ = ("_context", "_var", "_old", "_used")

    def __init__(self):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._var.reset(self)

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return "<Token.MISSING>"


Token.MISSING = _Missing()


class ContextVar:
    """A variable whose value belongs to the current context."""

    __slots__ = ("_name", "_default")

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    def __init_subclass__(cls):
        raise TypeError("type 'ContextVar' is not an acceptable base type")

    @property
    def name(self):
        return self._name

    def get(self, default=_missing, /):
        """Return the value in the current context, else the default, else the variable's own."""
        value = _current[-1]._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value in the current context; the result can take that back."""
        context = _current[-1]
        token = object.__new__(Token)
        token._context = context
        token._var = self
        token._old = context._values.get(self, _missing)
        token._used = False
        context._values[self] = value
        return token

    def reset(self, token, /):
        """Set the value back to what it was before a call of `set`."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current[-1]
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token._old is _missing:
            context._values.pop(self, None)
        else:
            context._values[self] = token._old

    def __repr__(self):
        default = "" if self._default is _missing else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class Context:
    """A mapping of context variables to their values."""

    __slots__ = ("_values", "_entered", "__weakref__")

    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context."""
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        self._entered = True
        _current.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _current.pop()
            self._entered = False

    def copy(self):
        """Return a shallow copy."""
        new = Context()
        new._values = self._values.copy()
        return new

    def __getitem__(self, var):
        _check(var)
        return self._values[var]

    def get(self, var, default=None, /):
        _check(var)
        return self._values.get(var, default)

    def __contains__(self, var):
        _check(var)
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def __repr__(self):
        return f"<_contextvars.Context object at {id(self):#x}>"


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f"a ContextVar key was expected, got {var!r}")


_current = [Context()]


def copy_context():
    """Return a copy of the current context."""
    return _current[-1].copy()
