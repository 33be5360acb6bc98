"""What the `typing` module stands on: type parameters, aliases, and `Generic`.

The compiler's own generic functions, classes and `type` statements come here too, through `_type_parameter`.
"""

import sys

Union = type(int | str)

# Kinds of _type_parameter, in the compiler's order.
_TYPE_VAR, _BOUNDED, _CONSTRAINED, _PARAM_SPEC, _TYPE_VAR_TUPLE, _ALIAS, _DEFAULTED = range(7)
# The formats of annotationlib that matter here.
_VALUE, _STRING = 1, 4


def _idfunc(x):
    return x


_idfunc = staticmethod(_idfunc)


def _typing(name):
    """A function of `typing`, which imports this module and not the other way round."""
    import typing
    return getattr(typing, name)


class NoDefaultType:
    """The type of what stands for no default."""

    __slots__ = ()
    __module__ = 'typing'

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")


NoDefault = object.__new__(NoDefaultType)


class _ConstEvaluator:
    """Evaluates to what is known already."""

    __slots__ = ('_value',)

    def __init__(self, value):
        self._value = value

    def __call__(self, format, /):
        if format == _STRING:
            from annotationlib import type_repr
            if isinstance(self._value, tuple):
                return f'({", ".join(type_repr(v) for v in self._value)})'
            return type_repr(self._value)
        return self._value

    def __repr__(self):
        return f'<constevaluator {self._value!r}>'


def _caller():
    return sys._getframemodulename(2)


class _Parameter:
    """What the kinds of type parameters share: a name, a default, and their use in unions."""

    __slots__ = ()

    def __init_subclass__(cls):
        if cls.__module__ != 'typing':
            raise TypeError(f"type 'typing.{cls.__base__.__name__}' is not an acceptable base type")

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __reduce__(self):
        return self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def __default__(self):
        value = self._default
        if value is NoDefault and self._evaluate_default is not None:
            value = self._default = self._evaluate_default(_VALUE)
        return value

    @property
    def evaluate_default(self):
        if self._evaluate_default is not None:
            return self._evaluate_default
        return None if self._default is NoDefault else _ConstEvaluator(self._default)

    def has_default(self):
        return self._default is not NoDefault or self._evaluate_default is not None

    def _set_default(self, default):
        self._default = default
        self._evaluate_default = None

    def _signed(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def _set_variance(self, covariant, contravariant, infer):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer)


def _check_name(kind, name):
    if not isinstance(name, str):
        raise TypeError(f"{kind}() argument 'name' must be str, not {type(name).__name__}")


class TypeVar(_Parameter):
    """Type variable."""

    __module__ = 'typing'

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        _check_name('typevar', name)
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _typing('_type_check')(bound, 'Bound must be a type.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        check = _typing('_type_check') if constraints else None
        self.__name__ = name
        self._bound = bound
        self._constraints = tuple(check(c, 'TypeVar(name, constraint, ...): constraints must be types.')
                                  for c in constraints)
        self._evaluate_bound = self._evaluate_constraints = None
        self._set_default(default)
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    @property
    def __bound__(self):
        if self._bound is None and self._evaluate_bound is not None:
            self._bound = self._evaluate_bound(_VALUE)
        return self._bound

    @property
    def evaluate_bound(self):
        if self._evaluate_bound is not None:
            return self._evaluate_bound
        return None if self._bound is None else _ConstEvaluator(self._bound)

    @property
    def __constraints__(self):
        if not self._constraints and self._evaluate_constraints is not None:
            self._constraints = self._evaluate_constraints(_VALUE)
        return self._constraints

    @property
    def evaluate_constraints(self):
        if self._evaluate_constraints is not None:
            return self._evaluate_constraints
        return _ConstEvaluator(self._constraints) if self._constraints else None

    def __repr__(self):
        return self._signed()

    def __typing_subst__(self, arg):
        return _typing('_typevar_subst')(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        index = alias.__parameters__.index(self)
        if index < len(args):
            return args
        if index == len(args) and self.has_default():
            return (*args, self.__default__)
        raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {index + 1}')


class _ParamSpecPart:
    __slots__ = ('__origin__',)

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __repr__(self):
        origin = self.__origin__
        name = origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)
        return f'{name}.{self._part}'

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class ParamSpecArgs(_ParamSpecPart):
    """The args for a ParamSpec object."""

    __module__ = 'typing'
    __slots__ = ()
    _part = 'args'


class ParamSpecKwargs(_ParamSpecPart):
    """The kwargs for a ParamSpec object."""

    __module__ = 'typing'
    __slots__ = ()
    _part = 'kwargs'


class ParamSpec(_Parameter):
    """Parameter specification variable."""

    __module__ = 'typing'

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False,
                 infer_variance=False):
        _check_name('paramspec', name)
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _typing('_type_check')(bound, 'Bound must be a type.')
        self.__name__ = name
        self.__bound__ = bound
        self._set_default(default)
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return self._signed()

    def __typing_subst__(self, arg):
        return _typing('_paramspec_subst')(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        return _typing('_paramspec_prepare_subst')(self, alias, args)


class TypeVarTuple(_Parameter):
    """A specialized form of type variable, for any number of types."""

    __module__ = 'typing'

    def __init__(self, name, *, default=NoDefault):
        _check_name('typevartuple', name)
        self.__name__ = name
        self._set_default(default)
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __iter__(self):
        yield _typing('Unpack')[self]

    def __repr__(self):
        return self.__name__

    __or__ = __ror__ = None

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        return _typing('_typevartuple_prepare_subst')(self, alias, args)


class TypeAliasType:
    """A type alias, as the `type` statement makes one."""

    __module__ = 'typing'

    def __new__(cls, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        seen_default = False
        for param in type_params:
            if not isinstance(param, (TypeVar, ParamSpec, TypeVarTuple)):
                raise TypeError(f'Expected a type param, got {param!r}')
            if param.has_default():
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default type parameter '{param.__name__}' follows default type parameter")
        return _new_alias(name, type_params, value, None, sys._getframemodulename(1))

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    def __setattr__(self, name, value):
        if hasattr(type(self), name) or name == '__name__':
            raise AttributeError('readonly attribute' if name == '__name__' else
                                 f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}' and no __dict__ "
                             'for setting new attributes')

    @property
    def __value__(self):
        state = self.__dict__
        if state['_evaluate'] is not None and '_value' not in state:
            state['_value'] = state['_evaluate'](_VALUE)
        return state['_value']

    @property
    def evaluate_value(self):
        return self._evaluate or _ConstEvaluator(self._value)

    @property
    def __type_params__(self):
        return self._params

    @property
    def __parameters__(self):
        params = []
        for param in self._params:
            if isinstance(param, TypeVarTuple):
                params.extend(param)
            else:
                params.append(param)
        return tuple(params)

    def __getitem__(self, args):
        if not self._params:
            raise TypeError('Only generic type aliases are subscriptable')
        return _generic_alias(self, args)

    def __iter__(self):
        yield _typing('Unpack')[self]

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__


_generic_alias = type(list[int])


def _new_alias(name, params, value, evaluate, module):
    alias = object.__new__(TypeAliasType)
    state = alias.__dict__
    state.update(__name__=name, _params=params, _evaluate=evaluate, __module__=module)
    if evaluate is None:
        state['_value'] = value
    return alias


class Generic:
    """Abstract base class for generic types."""

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, *args, **kwargs):
        return _typing('_generic_class_getitem')(cls, *args, **kwargs)

    def __init_subclass__(cls, *args, **kwargs):
        return _typing('_generic_init_subclass')(cls, *args, **kwargs)


def _type_parameter(kind, name, *parts):
    """What a type parameter or `type` statement of the program makes."""
    module = sys._getframemodulename(1)
    if kind == _DEFAULTED:
        name._evaluate_default = parts[0]
        return name
    if kind == _ALIAS:
        params, evaluate = parts
        return _new_alias(name, params or (), None, evaluate, module)
    if kind == _PARAM_SPEC:
        made = ParamSpec(name, infer_variance=True)
    elif kind == _TYPE_VAR_TUPLE:
        made = TypeVarTuple(name)
    else:
        made = TypeVar(name, infer_variance=True)
        if kind == _BOUNDED:
            made._evaluate_bound = parts[0]
        elif kind == _CONSTRAINED:
            made._evaluate_constraints = parts[0]
    made.__module__ = module
    return made


def _make_parameters(args):
    """The type parameters among the arguments of an alias, each once, in their order."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if hasattr(type(arg), '__typing_subst__'):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (tuple, list)):
            found.extend(p for p in _make_parameters(arg) if p not in found)
        else:
            for param in getattr(arg, '__parameters__', ()):
                if param not in found:
                    found.append(param)
    return tuple(found)


def _unpacked(items):
    """Arguments in which unpacked tuples of known length are spread."""
    spread = []
    for item in items:
        inner = None if isinstance(item, type) else getattr(item, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            spread.extend(inner)
        else:
            spread.append(item)
    return tuple(spread)


def _substituted(alias, args, parameters, item):
    """The arguments of an alias with its parameters replaced."""
    if not parameters:
        raise TypeError(f'{alias!r} is not a generic class')
    items = _unpacked(item if isinstance(item, tuple) else (item,))
    for param in parameters:
        prepare = getattr(param, '__typing_prepare_subst__', None)
        if prepare is not None:
            items = prepare(alias, items)
    if len(items) != len(parameters):
        many = 'many' if len(items) > len(parameters) else 'few'
        raise TypeError(f'Too {many} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}')
    values = dict(zip(parameters, items))
    new = []
    for arg in args:
        if isinstance(arg, type):
            new.append(arg)
            continue
        if isinstance(arg, (tuple, list)):
            inner = _make_parameters(arg)
            kept = _substituted(alias, arg, inner, tuple(values[p] for p in inner)) if inner else arg
            new.append(type(arg)(kept))
            continue
        substitute = getattr(arg, '__typing_subst__', None)
        if substitute is not None and arg in values:
            value = substitute(values[arg])
        else:
            value = arg
            inner = getattr(arg, '__parameters__', ())
            if isinstance(inner, tuple) and inner:
                given = []
                for param in inner:
                    filled = values[param]
                    if isinstance(param, TypeVarTuple) and isinstance(filled, tuple):
                        given.extend(filled)
                    else:
                        given.append(filled)
                value = arg[tuple(given)]
        if _is_unpacked(arg) and isinstance(value, tuple):
            new.extend(value)
        else:
            new.append(value)
    return tuple(new)


def _is_unpacked(arg):
    return bool(getattr(arg, '__typing_is_unpacked_typevartuple__', False))
