"""What t-strings make (PEP 750): templates and their interpolations."""

_CONVERSIONS = (None, 's', 'r', 'a')


class Interpolation:
    """Replacement field of a template: value, its text, conversion and format."""

    __module__ = 'string.templatelib'
    __slots__ = ('value', 'expression', 'conversion', 'format_spec')
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')

    def __new__(cls, value, expression='', conversion=None, format_spec=''):
        for name, text in (('expression', expression), ('format_spec', format_spec)):
            if not isinstance(text, str):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(text).__name__}")
        if conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
            if conversion not in ('s', 'r', 'a'):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        return _interpolation_of(value, expression, conversion, format_spec)

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute' if name in self.__slots__ else
                             f"'string.templatelib.Interpolation' object has no attribute '{name}'")

    def __repr__(self):
        return f'Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})'

    def __reduce__(self):
        return type(self), (self.value, self.expression, self.conversion, self.format_spec)

    __class_getitem__ = classmethod(type(list[int]))


_put = object.__setattr__


def _interpolation_of(*fields):
    made = object.__new__(Interpolation)
    for name, value in zip(Interpolation.__slots__, fields):
        _put(made, name, value)
    return made


class Template:
    """A string with its interpolations not yet put together."""

    __module__ = 'string.templatelib'
    __slots__ = ('strings', 'interpolations')

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError('Template.__new__ only accepts *args arguments')
        strings, interpolations = [''], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append('')
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', "
                                f'got {type(arg).__name__}')
        return _template_of(tuple(strings), tuple(interpolations))

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute' if name in self.__slots__ else
                             f"'string.templatelib.Template' object has no attribute '{name}'")

    @property
    def values(self):
        return tuple(i.value for i in self.interpolations)

    def __iter__(self):
        for i, text in enumerate(self.strings):
            if text:
                yield text
            if i < len(self.interpolations):
                yield self.interpolations[i]

    def __add__(self, other):
        if not isinstance(other, Template):
            if isinstance(other, str):
                raise TypeError("can only concatenate string.templatelib.Template (not \"str\") "
                                'to string.templatelib.Template')
            return NotImplemented
        strings = (*self.strings[:-1], self.strings[-1] + other.strings[0], *other.strings[1:])
        return _template_of(strings, self.interpolations + other.interpolations)

    def __repr__(self):
        return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'

    def __reduce__(self):
        from string.templatelib import _template_unpickle
        return _template_unpickle, (self.strings, self.interpolations)


def _template_of(strings, interpolations):
    made = object.__new__(Template)
    _put(made, 'strings', strings)
    _put(made, 'interpolations', interpolations)
    return made


def _template(*parts):
    """What the compiler has of a t-string: texts and interpolations in turn."""
    return _template_of(parts[::2], parts[1::2])


def _interpolation(conversion, value, expression, format_spec=''):
    return _interpolation_of(value, expression, _CONVERSIONS[conversion], format_spec)
