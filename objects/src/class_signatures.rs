//! The parameters of classes written in Rust, as `__text_signature__` has them, for `inspect.signature`.

/// The parameters of the class with this full name, in parentheses.
pub(crate) fn of_class(name: &str) -> Option<String> {
    let row = ROWS.iter().find(|row| row.0 == name)?;
    Some(format!("({})", row.1))
}

/// Full names of classes, and their parameters.
const ROWS: &[(&str, &str)] = &[
    ("object", ""),
    ("bool", "object=False, /"),
    ("float", "x=0, /"),
    ("complex", "real=0, imag=0"),
    ("memoryview", "object"),
    ("list", "iterable=(), /"),
    ("tuple", "iterable=(), /"),
    ("set", "iterable=(), /"),
    ("frozenset", "iterable=(), /"),
    ("enumerate", "iterable, start=0"),
    ("filter", "function, iterable, /"),
    ("map", "function, iterable, /, *iterables, strict=False"),
    ("reversed", "sequence, /"),
    ("zip", "*iterables, strict=False"),
    ("classmethod", "function, /"),
    ("staticmethod", "function, /"),
    ("property", "fget=None, fset=None, fdel=None, doc=None"),
    ("mappingproxy", "mapping"),
    ("method", "function, instance, /"),
    (
        "function",
        "code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None",
    ),
    ("module", "name, doc=None"),
    ("traceback", "tb_next, tb_frame, tb_lasti, tb_lineno"),
    ("NoneType", ""),
    ("ellipsis", ""),
    ("NotImplementedType", ""),
    ("decimal.Decimal", "value=\"0\", context=None"),
    (
        "decimal.Context",
        "prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None",
    ),
    ("types.GenericAlias", "origin, args, /"),
    ("functools.partial", "func, /, *args, **keywords"),
    ("operator.attrgetter", "attr, /, *attrs"),
    ("operator.itemgetter", "item, /, *items"),
    ("operator.methodcaller", "name, /, *args, **kwargs"),
    ("itertools._tee", "iterable, /"),
    (
        "itertools.accumulate",
        "iterable, func=None, *, initial=None",
    ),
    ("itertools.batched", "iterable, n, *, strict=False"),
    ("itertools.chain", "*iterables"),
    ("itertools.combinations", "iterable, r"),
    ("itertools.combinations_with_replacement", "iterable, r"),
    ("itertools.compress", "data, selectors"),
    ("itertools.count", "start=0, step=1"),
    ("itertools.cycle", "iterable, /"),
    ("itertools.dropwhile", "predicate, iterable, /"),
    ("itertools.filterfalse", "function, iterable, /"),
    ("itertools.groupby", "iterable, key=None"),
    ("itertools.pairwise", "iterable, /"),
    ("itertools.permutations", "iterable, r=None"),
    ("itertools.product", "*iterables, repeat=1"),
    ("itertools.starmap", "function, iterable, /"),
    ("itertools.takewhile", "predicate, iterable, /"),
    ("itertools.zip_longest", "*iterables, fillvalue=None"),
];

impl crate::class::Class {
    /// `__name__`, and before it the module of a class that CPython has in C.
    pub fn full_name(&self) -> String {
        let module = self.native_module.or(self.shown_module);
        let module = module.filter(|module| *module != "builtins");
        module.map_or_else(
            || self.name.clone(),
            |module| format!("{module}.{}", self.name),
        )
    }
}
