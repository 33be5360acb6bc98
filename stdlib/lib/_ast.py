"""The node classes of module `ast`, made from one table: the grammar in the notation of ASDL."""

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST
PyCF_TYPE_COMMENTS = 0x1000

_GRAMMAR = '''
mod: Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt@: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr@: BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | FormattedValue(expr value, int conversion, expr? format_spec) | Interpolation(expr value, constant str, int conversion, expr? format_spec) | JoinedStr(expr* values) | TemplateStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context: Load | Store | Del
boolop: And | Or
operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop: Invert | Not | UAdd | USub
cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
=comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler@: ExceptHandler(expr? type, identifier? name, stmt* body)
=arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
=arg@(identifier arg, expr? annotation, string? type_comment)
=keyword@(identifier? arg, expr value)
=alias@(identifier name, identifier? asname)
=withitem(expr context_expr, expr? optional_vars)
=match_case(pattern pattern, expr? guard, stmt* body)
pattern@@: MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
type_param@@: TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value) | TypeVarTuple(identifier name, expr? default_value)
'''

_PLACE = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')


class AST:
    """The base of all nodes."""

    __module__ = 'ast'
    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _field_types = {}
    _lists = _optional = _contexts = frozenset()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            s = '' if len(fields) == 1 else 's'
            raise TypeError(f'{type(self).__name__} constructor takes at most {len(fields)} positional argument{s}')
        for name, value in zip(fields, args):
            setattr(self, name, value)
        given = set(fields[:len(args)])
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f'{type(self).__name__} got multiple values for argument {name!r}')
            if name not in fields and name not in self._attributes:
                import warnings
                warnings.warn(f'{type(self).__name__}.__init__ got an unexpected keyword argument {name!r}. '
                              'Support for arbitrary keyword arguments is deprecated '
                              'and will be removed in Python 3.15.', DeprecationWarning, stacklevel=2)
            setattr(self, name, value)
        for name in fields:
            if name in given or name in kwargs or name in self._optional:
                continue
            if name in self._lists:
                setattr(self, name, [])
            elif name in self._contexts:
                self.ctx = Load()
            else:
                import warnings
                warnings.warn(f'{type(self).__name__}.__init__ missing 1 required positional argument: {name!r}. '
                              'This will become an error in Python 3.15.', DeprecationWarning, stacklevel=2)

    def __reduce_ex__(self, protocol):
        return type(self), (), self.__dict__.copy()

    def __replace__(self, **changes):
        known = {**self.__dict__, **changes}
        for name in changes:
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f'{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.')
        return type(self)(**known)

    def __repr__(self):
        def shown(value):
            if isinstance(value, list) and len(value) > 2:
                return f'[{value[0]!r}, ..., {value[-1]!r}]'
            return repr(value)
        fields = ', '.join(f'{name}={shown(getattr(self, name))}' for name in self._fields if hasattr(self, name))
        return f'{type(self).__name__}({fields})'


def _make(text, base, attributes):
    name, _, rest = text.partition('(')
    pairs = [pair.split() for pair in rest.rstrip(')').split(', ')] if rest else []
    fields = tuple(field for _, field in pairs)
    lists = frozenset(field for kind, field in pairs if kind.endswith('*'))
    optional = frozenset(field for kind, field in pairs if kind.endswith('?'))
    contents = {'__module__': 'ast', '__doc__': text, '_fields': fields, '__match_args__': fields, '_lists': lists,
                '_optional': optional, '_contexts': frozenset(f for kind, f in pairs if kind == 'expr_context')}
    for field in optional:
        contents[field] = None
    if attributes is not None:
        contents['_attributes'] = attributes
        if 'end_lineno' in attributes and attributes is _PLACE:
            contents['end_lineno'] = contents['end_col_offset'] = None
    made = type(name, (base,), contents)
    globals()[name] = made
    return made, pairs


def _build():
    simple = {'identifier': str, 'string': str, 'int': int, 'constant': object}
    typed = []
    for line in _GRAMMAR.split('\n'):
        if not line:
            continue
        if line.startswith('='):
            text = line[1:]
            typed.append(_make(text.replace('@', ''), AST, _PLACE if '@' in text else ()))
            continue
        head, _, alternatives = line.partition(': ')
        required = head.endswith('@@')
        attributes = tuple(_PLACE) if '@' in head else ()
        base, _ = _make(head.rstrip('@'), AST, list(attributes) and (_PLACE if not required else attributes) or ())
        base.__doc__ = alternatives
        typed.extend(_make(text, base, None) for text in alternatives.split(' | '))
    for made, pairs in typed:
        kinds = {}
        for kind, field in pairs:
            plain = kind.rstrip('*?')
            plain = simple.get(plain) or globals()[plain]
            kinds[field] = list[plain] if kind.endswith('*') else plain | None if kind.endswith('?') else plain
        made._field_types = kinds


_build()
