//! Signatures and one-line descriptions of what is written in Rust, for `help()` and `inspect.signature`.
//!
//! A callable without a row has no text; its signature is then not known, as for some of CPython's.

use crate::NativeDef;
use crate::native::Binding;

/// A callable: its path, the parameters after a receiver, what it does.
type Row = (&'static str, &'static str, &'static str);

/// The tables in which paths are looked up.
const TABLES: &[&[Row]] = &[FUNCTIONS, METHODS, DECIMALS];

fn find(rows: &'static [Row], path: &str) -> Option<&'static Row> {
    rows.iter().find(|row| row.0 == path)
}

fn row(def: &NativeDef) -> Option<&'static Row> {
    let mut tables = TABLES.iter();
    let own = tables.find_map(|rows| find(rows, def.path));
    own.or_else(|| {
        let special = def.binding != Binding::Function && def.name.starts_with("__");
        special.then(|| find(OPERATORS, def.name)).flatten()
    })
}

/// What a native does, in a sentence.
pub(crate) fn doc(def: &NativeDef) -> Option<&'static str> {
    row(def).map(|row| row.2).filter(|doc| !doc.is_empty())
}

/// Its parameters as `__text_signature__` has them.
pub(crate) fn signature(def: &NativeDef) -> Option<String> {
    let parameters = row(def)?.1;
    let first = match def.binding {
        Binding::Function => "$module",
        Binding::Method => "$self",
        Binding::Class | Binding::Static => "$type",
        Binding::Getter => return None,
    };
    Some(match parameters {
        "-" => return None,
        "" => format!("({first}, /)"),
        // `__new__` takes keywords, too.
        "*args, **kwargs" if def.binding == Binding::Static => format!("({first}, {parameters})"),
        // A slash after the receiver, unless one follows for more of them.
        _ if parameters.contains('/') => format!("({first}, {parameters})"),
        _ => format!("({first}, /, {parameters})"),
    })
}

/// What a built-in class is for.
pub(crate) fn class_doc(name: &str) -> Option<&'static str> {
    let row = CLASSES.iter().find(|row| row.0 == name);
    row.map(|row| row.1)
}

/// Built-in classes and what they are for.
const CLASSES: &[(&str, &str)] = &[
    ("object", "The class that all others derive from."),
    (
        "type",
        "type(object) gives the class of an object;\ntype(name, bases, dict) makes a new class.",
    ),
    (
        "int",
        "Whole numbers of any size, from numbers or text in some base; base 0 goes by the prefix.\n\n\
         >>> int('-0b1011', base=0)\n-11\n>>> int('z', 36)\n35",
    ),
    ("bool", "The two truth values."),
    ("float", "Floating-point numbers of double precision."),
    ("complex", "Complex numbers: a real and an imaginary part."),
    (
        "str",
        "Text: a sequence of Unicode code points that never changes.",
    ),
    ("bytes", "A sequence of bytes that never changes."),
    ("bytearray", "A sequence of bytes that can be changed."),
    ("memoryview", "A view of another object's bytes."),
    ("list", "A sequence of objects that can be changed."),
    ("tuple", "A sequence of objects that never changes."),
    (
        "dict",
        "A mapping of keys to values, in the order of insertion.",
    ),
    ("set", "Distinct hashable objects, without order."),
    ("frozenset", "A set that never changes."),
    (
        "range",
        "The whole numbers from a start up to a stop, by a step.",
    ),
    (
        "slice",
        "What stands between the brackets of a[start:stop:step].",
    ),
    (
        "property",
        "An attribute that is computed, set and deleted by functions.",
    ),
    (
        "classmethod",
        "Makes a function a method that gets the class.",
    ),
    (
        "staticmethod",
        "Makes a function a method that gets neither object nor class.",
    ),
    (
        "super",
        "The attributes that the classes behind another one define.",
    ),
    (
        "enumerate",
        "Pairs of a count and each item of an iterable.",
    ),
    (
        "zip",
        "Tuples of the first, second, ... items of iterables.\n\n\
         >>> list(zip('ab', range(5), [True, False]))\n[('a', 0, True), ('b', 1, False)]",
    ),
    (
        "map",
        "The results of a function for the items of iterables.",
    ),
    (
        "filter",
        "Those items of an iterable that a function holds true.",
    ),
    (
        "reversed",
        "The items of a sequence from the last to the first.",
    ),
    ("function", "A function written in Python."),
    ("method", "A function bound to an object."),
    ("module", "A module: a name space with a name."),
    ("cell", "A variable that functions share."),
    ("code", "What a function runs."),
    ("mappingproxy", "A read-only view of a mapping."),
    ("NoneType", "The type of None."),
    ("ellipsis", "The type of the Ellipsis singleton."),
    (
        "NotImplementedType",
        "The type of the NotImplemented singleton.",
    ),
    ("BaseException", "What all exceptions derive from."),
    (
        "Exception",
        "What all exceptions derive from that do not leave the program.",
    ),
];

/// The functions of `builtins`.
const FUNCTIONS: &[Row] = &[
    ("abs", "x, /", "The absolute value of a number."),
    (
        "aiter",
        "async_iterable, /",
        "The asynchronous iterator of an asynchronous iterable.",
    ),
    ("all", "iterable, /", "Are all items of the iterable true?"),
    ("any", "iterable, /", "Is any item of the iterable true?"),
    (
        "ascii",
        "obj, /",
        "repr() with all but ASCII characters escaped.",
    ),
    (
        "bin",
        "number, /",
        "A whole number in binary digits, with the prefix 0b.\n\n>>> bin(-6)\n'-0b110'",
    ),
    ("callable", "obj, /", "Can the object be called?"),
    ("chr", "i, /", "The character with this code point."),
    (
        "compile",
        "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
        "Makes a code object of source text.",
    ),
    (
        "delattr",
        "obj, name, /",
        "Deletes the attribute of this name.",
    ),
    (
        "dir",
        "-",
        "The names of the attributes of an object, or those in scope.",
    ),
    ("divmod", "x, y, /", "The pair (x//y, x%y)."),
    (
        "eval",
        "source, /, globals=None, locals=None",
        "The value of an expression.",
    ),
    (
        "exec",
        "source, /, globals=None, locals=None, *, closure=None",
        "Runs statements.",
    ),
    (
        "format",
        "value, format_spec='', /",
        "The value as text, in a format.",
    ),
    (
        "getattr",
        "-",
        "The attribute of this name, or a default where there is none.",
    ),
    (
        "globals",
        "",
        "The global variables of the code that calls, as a dict.",
    ),
    (
        "hasattr",
        "obj, name, /",
        "Has the object an attribute of this name?",
    ),
    ("hash", "obj, /", "The hash of an object."),
    (
        "hex",
        "number, /",
        "A whole number in hexadecimal digits, with the prefix 0x.\n\n>>> hex(51966)\n'0xcafe'",
    ),
    ("id", "obj, /", "A number that no other living object has."),
    ("input", "prompt='', /", "Reads a line from standard input."),
    (
        "isinstance",
        "obj, class_or_tuple, /",
        "Is the object an instance of the class, or of one of several?",
    ),
    (
        "issubclass",
        "cls, class_or_tuple, /",
        "Does the class derive from the other, or from one of several?",
    ),
    (
        "iter",
        "-",
        "An iterator over an object, or over what a callable returns.",
    ),
    ("len", "obj, /", "The number of items."),
    ("locals", "", "The local variables, as a dict."),
    (
        "max",
        "-",
        "max(iterable, *[, default=obj, key=func]) or max(a, b, *rest, *[, key=func]): the largest item.",
    ),
    (
        "min",
        "-",
        "min(iterable, *[, default=obj, key=func]) or min(a, b, *rest, *[, key=func]): the smallest item.",
    ),
    ("next", "-", "The next item of an iterator."),
    (
        "oct",
        "number, /",
        "A whole number in octal digits, with the prefix 0o.\n\n>>> oct(493)\n'0o755'",
    ),
    (
        "open",
        "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None",
        "Opens a file.",
    ),
    ("ord", "character, /", "The code point of a character."),
    (
        "pow",
        "base, exp, mod=None",
        "base**exp, or that modulo mod.",
    ),
    (
        "print",
        "*args, sep=' ', end='\\n', file=None, flush=False",
        "Writes objects as text to a stream.",
    ),
    (
        "repr",
        "obj, /",
        "The object as text that tells what it is.",
    ),
    (
        "round",
        "number, ndigits=None",
        "A number rounded to some decimal digits.",
    ),
    (
        "setattr",
        "obj, name, value, /",
        "Sets the attribute of this name.",
    ),
    (
        "sorted",
        "iterable, /, *, key=None, reverse=False",
        "A list of the items in ascending order.",
    ),
    (
        "sum",
        "iterable, /, start=0",
        "The sum of the items and a start.",
    ),
    (
        "vars",
        "-",
        "The __dict__ of an object, or the local variables.",
    ),
    (
        "__import__",
        "name, globals=None, locals=None, fromlist=(), level=0",
        "Imports a module; for import statements.",
    ),
];

/// Methods and attributes.
const METHODS: &[Row] = &[
    (
        "_functools.cmp_to_key",
        "mycmp",
        "A key function for sorting that asks a function of two arguments.",
    ),
    (
        "_functools.reduce",
        "function, iterable, /, initial=<unrepresentable>",
        "Combines the items from the left, two at a time, into one.",
    ),
    (
        "_lru_cache_wrapper.cache_info",
        "",
        "How often results were found, and how many there are.",
    ),
    ("_lru_cache_wrapper.cache_clear", "", "Forgets all results."),
    ("FileIO.closed", "-", "True if the file is closed"),
    ("list.append", "object, /", "Adds an item at the end."),
    ("list.clear", "", "Removes all items."),
    ("list.copy", "", "A new list of the same items."),
    ("list.count", "value, /", "How many items equal the value."),
    (
        "list.extend",
        "iterable, /",
        "Adds the items of an iterable at the end.",
    ),
    (
        "list.index",
        "value, start=0, stop=9223372036854775807, /",
        "The place of the first item that equals the value.",
    ),
    (
        "list.insert",
        "index, object, /",
        "Puts an item before the place.",
    ),
    (
        "list.pop",
        "index=-1, /",
        "Removes the item of a place and gives it.",
    ),
    (
        "list.remove",
        "value, /",
        "Removes the first item that equals the value.",
    ),
    ("list.reverse", "", "Turns the order of the items around."),
    (
        "list.sort",
        "*, key=None, reverse=False",
        "Puts the items in ascending order.",
    ),
    ("tuple.count", "value, /", "How many items equal the value."),
    (
        "tuple.index",
        "value, start=0, stop=9223372036854775807, /",
        "The place of the first item that equals the value.",
    ),
    ("dict.clear", "", "Removes all keys."),
    ("dict.copy", "", "A new dict of the same keys and values."),
    (
        "dict.fromkeys",
        "iterable, value=None, /",
        "A new dict of these keys, all with one value.",
    ),
    (
        "dict.get",
        "key, default=None, /",
        "The value of a key, or the default.",
    ),
    ("dict.items", "", "A view of the pairs of key and value."),
    ("dict.keys", "", "A view of the keys."),
    (
        "dict.pop",
        "-",
        "Removes a key and gives its value, or the default.",
    ),
    ("dict.popitem", "", "Removes the last pair and gives it."),
    (
        "dict.setdefault",
        "key, default=None, /",
        "The value of a key, which gets the default if it has none.",
    ),
    (
        "dict.update",
        "-",
        "Takes over the pairs of a mapping, of an iterable, of keywords.",
    ),
    ("dict.values", "", "A view of the values."),
    ("set.add", "object, /", "Adds an element."),
    ("set.clear", "", "Removes all elements."),
    ("set.copy", "", "A new set of the same elements."),
    (
        "set.discard",
        "object, /",
        "Removes an element if it is there.",
    ),
    ("set.pop", "", "Removes some element and gives it."),
    (
        "set.remove",
        "object, /",
        "Removes an element that must be there.",
    ),
    (
        "set.union",
        "*others",
        "The elements of this set and all others.",
    ),
    (
        "set.intersection",
        "*others",
        "The elements that all the sets have.",
    ),
    (
        "set.difference",
        "*others",
        "The elements that none of the others has.",
    ),
    ("set.update", "*others", "Adds the elements of others."),
    (
        "set.issubset",
        "other, /",
        "Has the other all elements of this set?",
    ),
    (
        "set.issuperset",
        "other, /",
        "Has this set all elements of the other?",
    ),
    (
        "set.isdisjoint",
        "other, /",
        "Have the two no element in common?",
    ),
    (
        "set.symmetric_difference",
        "other, /",
        "The elements that one of the two has alone.",
    ),
    (
        "str.capitalize",
        "",
        "With the first character in upper case, the rest in lower case.",
    ),
    (
        "str.casefold",
        "",
        "In a form for comparing without regard to case.",
    ),
    (
        "str.center",
        "width, fillchar=' ', /",
        "In the middle of so many characters.",
    ),
    (
        "str.encode",
        "encoding='utf-8', errors='strict'",
        "As bytes.",
    ),
    (
        "str.expandtabs",
        "tabsize=8",
        "With spaces instead of tabs.",
    ),
    ("str.format", "-", "With the fields in braces filled in."),
    (
        "str.join",
        "iterable, /",
        "The strings of an iterable with this one between them.",
    ),
    (
        "str.ljust",
        "width, fillchar=' ', /",
        "At the left of so many characters.",
    ),
    ("str.lower", "", "In lower case."),
    (
        "str.lstrip",
        "chars=None, /",
        "Without white space, or these characters, at the left.",
    ),
    (
        "str.partition",
        "sep, /",
        "What is before a separator, the separator, and the rest.",
    ),
    ("str.removeprefix", "prefix, /", "Without a prefix."),
    ("str.removesuffix", "suffix, /", "Without a suffix."),
    (
        "str.replace",
        "old, new, /, count=-1",
        "With one substring instead of another.",
    ),
    (
        "str.rjust",
        "width, fillchar=' ', /",
        "At the right of so many characters.",
    ),
    (
        "str.rpartition",
        "sep, /",
        "What is before the last separator, the separator, and the rest.",
    ),
    (
        "str.rsplit",
        "sep=None, maxsplit=-1",
        "The parts between separators, counted from the right.",
    ),
    (
        "str.rstrip",
        "chars=None, /",
        "Without white space, or these characters, at the right.",
    ),
    (
        "str.split",
        "sep=None, maxsplit=-1",
        "The parts between separators.",
    ),
    ("str.splitlines", "keepends=False", "The lines."),
    (
        "str.strip",
        "chars=None, /",
        "Without white space, or these characters, at both ends.",
    ),
    ("str.swapcase", "", "With upper and lower case exchanged."),
    ("str.title", "", "With each word in title case."),
    (
        "str.translate",
        "table, /",
        "With each character replaced as a table says.",
    ),
    ("str.upper", "", "In upper case."),
    (
        "str.zfill",
        "width, /",
        "With zeros at the left, behind a sign.",
    ),
    ("str.isalnum", "", "Are all characters letters or digits?"),
    ("str.isalpha", "", "Are all characters letters?"),
    ("str.isascii", "", "Are all characters ASCII?"),
    ("str.isdecimal", "", "Are all characters decimal digits?"),
    ("str.isdigit", "", "Are all characters digits?"),
    ("str.islower", "", "Are all characters in lower case?"),
    ("str.isnumeric", "", "Are all characters numeric?"),
    ("str.isprintable", "", "Are all characters printable?"),
    ("str.isspace", "", "Are all characters white space?"),
    ("str.isupper", "", "Are all characters in upper case?"),
    (
        "int.as_integer_ratio",
        "",
        "The pair of the number and 1.\n\n>>> (-7).as_integer_ratio()\n(-7, 1)",
    ),
    (
        "int.bit_count",
        "",
        "How many bits of the absolute value are set.\n\n>>> (-11).bit_count()\n3",
    ),
    (
        "int.bit_length",
        "",
        "How many bits the absolute value needs.\n\n>>> (300).bit_length()\n9",
    ),
    ("int.conjugate", "", "The number itself."),
    (
        "int.from_bytes",
        "bytes, byteorder='big', *, signed=False",
        "The number that bytes stand for.",
    ),
    ("int.is_integer", "", "True."),
    (
        "int.to_bytes",
        "length=1, byteorder='big', *, signed=False",
        "The number as bytes.",
    ),
    (
        "float.as_integer_ratio",
        "",
        "Two whole numbers whose quotient is the number.\n\n>>> (2.75).as_integer_ratio()\n(11, 4)",
    ),
    ("float.conjugate", "", "The number itself."),
    (
        "float.fromhex",
        "string, /",
        "The number that a hexadecimal string stands for.\n\n>>> float.fromhex('0x1.cp+1')\n3.5",
    ),
    (
        "float.hex",
        "",
        "The number as a hexadecimal string.\n\n>>> (3.5).hex()\n'0x1.c000000000000p+1'",
    ),
    (
        "bytes.hex",
        "sep=<unrepresentable>, bytes_per_sep=1",
        "Two hexadecimal digits for each byte, in groups from the right, or with a negative size from the left.\n\n\
         >>> b'rust'.hex('-', 2)\n'7275-7374'",
    ),
    (
        "bytearray.hex",
        "sep=<unrepresentable>, bytes_per_sep=1",
        "Two hexadecimal digits for each byte, in groups from the right, or with a negative size from the left.\n\n\
         >>> bytearray(b'rust').hex(':')\n'72:75:73:74'",
    ),
    (
        "memoryview.hex",
        "sep=<unrepresentable>, bytes_per_sep=1",
        "Two hexadecimal digits for each byte, in groups from the right, or with a negative size from the left.\n\n\
         >>> memoryview(b'rust')[1:3].hex()\n'7573'",
    ),
    ("float.is_integer", "", "Is it a whole number?"),
    (
        "complex.conjugate",
        "",
        "With the other sign of the imaginary part.",
    ),
    (
        "complex.imag",
        "-",
        "the imaginary part of a complex number",
    ),
    ("complex.real", "-", "the real part of a complex number"),
    ("type.mro", "", "The order of resolution by the rule."),
    ("type.__subclasses__", "", "The direct subclasses."),
    (
        "type.__instancecheck__",
        "instance, /",
        "Is it an instance of the class?",
    ),
    (
        "type.__subclasscheck__",
        "subclass, /",
        "Does a class derive from this one?",
    ),
    ("object.__dir__", "", "The names of the attributes."),
    ("object.__format__", "format_spec, /", "As str()."),
    ("object.__getstate__", "", "What pickling keeps."),
    ("object.__reduce__", "", "What pickling calls."),
    (
        "object.__reduce_ex__",
        "protocol, /",
        "What pickling calls, by protocol.",
    ),
    ("object.__sizeof__", "", "The size in bytes."),
    (
        "object.__init_subclass__",
        "-",
        "Called when a class derives from this one.",
    ),
    (
        "object.__subclasshook__",
        "-",
        "Asked by abstract base classes.",
    ),
    ("object.__new__", "*args, **kwargs", "Makes an object."),
    ("type.__call__", "*args, **kwargs", "Makes an instance."),
    ("dict.__contains__", "key, /", "Has the dict the key?"),
    ("dict.__getitem__", "key, /", "self[key]"),
    ("list.__getitem__", "index, /", "self[index]"),
    ("property.getter", "-", "A copy with another getter."),
    ("property.setter", "-", "A copy with another setter."),
    ("property.deleter", "-", "A copy with another deleter."),
];

/// What each special method does, whatever its type.
const OPERATORS: &[Row] = &[
    ("__repr__", "", "repr(self)"),
    ("__str__", "", "str(self)"),
    ("__hash__", "", "hash(self)"),
    ("__len__", "", "len(self)"),
    ("__iter__", "", "iter(self)"),
    ("__next__", "", "next(self)"),
    ("__bool__", "", "bool(self)"),
    ("__int__", "", "int(self)"),
    ("__float__", "", "float(self)"),
    ("__index__", "", "self as a whole number"),
    ("__abs__", "", "abs(self)"),
    ("__neg__", "", "-self"),
    ("__pos__", "", "+self"),
    ("__invert__", "", "~self"),
    ("__await__", "", "await self"),
    ("__aiter__", "", "aiter(self)"),
    ("__anext__", "", "anext(self)"),
    ("__eq__", "value, /", "self == value"),
    ("__ne__", "value, /", "self != value"),
    ("__lt__", "value, /", "self < value"),
    ("__le__", "value, /", "self <= value"),
    ("__gt__", "value, /", "self > value"),
    ("__ge__", "value, /", "self >= value"),
    ("__add__", "value, /", "self + value"),
    ("__radd__", "value, /", "value + self"),
    ("__iadd__", "value, /", "self += value"),
    ("__sub__", "value, /", "self - value"),
    ("__rsub__", "value, /", "value - self"),
    ("__isub__", "value, /", "self -= value"),
    ("__mul__", "value, /", "self * value"),
    ("__rmul__", "value, /", "value * self"),
    ("__imul__", "value, /", "self *= value"),
    ("__matmul__", "value, /", "self @ value"),
    ("__rmatmul__", "value, /", "value @ self"),
    ("__imatmul__", "value, /", "self @= value"),
    ("__truediv__", "value, /", "self / value"),
    ("__rtruediv__", "value, /", "value / self"),
    ("__itruediv__", "value, /", "self /= value"),
    ("__floordiv__", "value, /", "self // value"),
    ("__rfloordiv__", "value, /", "value // self"),
    ("__ifloordiv__", "value, /", "self //= value"),
    ("__mod__", "value, /", "self % value"),
    ("__rmod__", "value, /", "value % self"),
    ("__imod__", "value, /", "self %= value"),
    ("__lshift__", "value, /", "self << value"),
    ("__rlshift__", "value, /", "value << self"),
    ("__ilshift__", "value, /", "self <<= value"),
    ("__rshift__", "value, /", "self >> value"),
    ("__rrshift__", "value, /", "value >> self"),
    ("__irshift__", "value, /", "self >>= value"),
    ("__and__", "value, /", "self & value"),
    ("__rand__", "value, /", "value & self"),
    ("__iand__", "value, /", "self &= value"),
    ("__or__", "value, /", "self | value"),
    ("__ror__", "value, /", "value | self"),
    ("__ior__", "value, /", "self |= value"),
    ("__xor__", "value, /", "self ^ value"),
    ("__rxor__", "value, /", "value ^ self"),
    ("__ixor__", "value, /", "self ^= value"),
    ("__divmod__", "value, /", "divmod(self, value)"),
    ("__rdivmod__", "value, /", "divmod(value, self)"),
    ("__pow__", "value, mod=None, /", "pow(self, value, mod)"),
    ("__rpow__", "value, mod=None, /", "pow(value, self, mod)"),
    ("__contains__", "key, /", "key in self"),
    ("__getitem__", "key, /", "self[key]"),
    ("__setitem__", "key, value, /", "self[key] = value"),
    ("__delitem__", "key, /", "del self[key]"),
    ("__getattribute__", "name, /", "getattr(self, name)"),
    (
        "__setattr__",
        "name, value, /",
        "setattr(self, name, value)",
    ),
    ("__delattr__", "name, /", "delattr(self, name)"),
    ("__call__", "*args, **kwargs", "Calls self as a function."),
    ("__init__", "*args, **kwargs", "Fills a new object."),
    ("__new__", "*args, **kwargs", "Makes an object."),
    (
        "__get__",
        "instance, owner=None, /",
        "What the attribute is for an instance.",
    ),
    (
        "__set__",
        "instance, value, /",
        "Sets the attribute of an instance.",
    ),
    (
        "__delete__",
        "instance, /",
        "Deletes the attribute of an instance.",
    ),
];

/// Decimals.
const DECIMALS: &[Row] = &[
    (
        "Decimal.exp",
        "context=None",
        "e to the power of the number.",
    ),
    ("Decimal.ln", "context=None", "The natural logarithm."),
    ("Decimal.log10", "context=None", "The logarithm to base 10."),
    ("Decimal.sqrt", "context=None", "The square root."),
    (
        "Decimal.next_minus",
        "context=None",
        "The greatest number that is less.",
    ),
    (
        "Decimal.next_plus",
        "context=None",
        "The least number that is greater.",
    ),
    (
        "Decimal.normalize",
        "context=None",
        "Without zeros at the end.",
    ),
    (
        "Decimal.logb",
        "context=None",
        "The exponent of the first digit, as a number.",
    ),
    (
        "Decimal.logical_invert",
        "context=None",
        "Every digit of the precision, 0 or 1, turned over.",
    ),
    (
        "Decimal.is_normal",
        "context=None",
        "Is it finite, not 0, and not subnormal?",
    ),
    (
        "Decimal.is_subnormal",
        "context=None",
        "Is it less than the least normal number?",
    ),
    (
        "Decimal.number_class",
        "context=None",
        "The name of its class.",
    ),
    (
        "Decimal.to_eng_string",
        "context=None",
        "In engineering notation.",
    ),
    (
        "Decimal.compare",
        "other, context=None",
        "-1, 0 or 1 as the values are ordered, or a NaN.",
    ),
    (
        "Decimal.compare_signal",
        "other, context=None",
        "The same, but every NaN is an invalid operation.",
    ),
    (
        "Decimal.max",
        "other, context=None",
        "The greater of two numbers.",
    ),
    (
        "Decimal.max_mag",
        "other, context=None",
        "The one with the greater absolute value.",
    ),
    (
        "Decimal.min",
        "other, context=None",
        "The lesser of two numbers.",
    ),
    (
        "Decimal.min_mag",
        "other, context=None",
        "The one with the lesser absolute value.",
    ),
    (
        "Decimal.next_toward",
        "other, context=None",
        "The neighbour in the direction of another number.",
    ),
    (
        "Decimal.remainder_near",
        "other, context=None",
        "What is left after the nearest whole quotient.",
    ),
    (
        "Decimal.logical_and",
        "other, context=None",
        "The and of digits that are 0 or 1.",
    ),
    (
        "Decimal.logical_or",
        "other, context=None",
        "The or of digits that are 0 or 1.",
    ),
    (
        "Decimal.logical_xor",
        "other, context=None",
        "The exclusive or of digits that are 0 or 1.",
    ),
    (
        "Decimal.rotate",
        "other, context=None",
        "The digits moved around within the precision.",
    ),
    (
        "Decimal.scaleb",
        "other, context=None",
        "With so much added to the exponent.",
    ),
    (
        "Decimal.shift",
        "other, context=None",
        "The digits moved within the precision.",
    ),
    (
        "Decimal.compare_total",
        "other, context=None",
        "The order of representations: -1, 0 or 1.",
    ),
    (
        "Decimal.compare_total_mag",
        "other, context=None",
        "The same without signs.",
    ),
    (
        "Decimal.copy_sign",
        "other, context=None",
        "With the sign of another number.",
    ),
    (
        "Decimal.same_quantum",
        "other, context=None",
        "Have they the same exponent?",
    ),
    ("Decimal.is_finite", "", "Is it finite?"),
    ("Decimal.is_infinite", "", "Is it an infinity?"),
    ("Decimal.is_nan", "", "Is it a NaN?"),
    ("Decimal.is_qnan", "", "Is it a quiet NaN?"),
    ("Decimal.is_snan", "", "Is it a signaling NaN?"),
    ("Decimal.is_signed", "", "Has it a minus sign?"),
    ("Decimal.is_zero", "", "Is it 0?"),
    (
        "Decimal.is_canonical",
        "",
        "Is it in its canonical form? All are.",
    ),
    (
        "Decimal.canonical",
        "",
        "The canonical form: the number itself.",
    ),
    ("Decimal.radix", "", "10"),
    ("Decimal.copy_abs", "", "Without the sign."),
    ("Decimal.copy_negate", "", "With the other sign."),
    (
        "Decimal.to_integral",
        "rounding=None, context=None",
        "Rounded to a whole number.",
    ),
    (
        "Decimal.to_integral_value",
        "rounding=None, context=None",
        "Rounded to a whole number.",
    ),
    (
        "Decimal.to_integral_exact",
        "rounding=None, context=None",
        "Rounded to a whole number, which is reported.",
    ),
    (
        "Decimal.quantize",
        "exp, rounding=None, context=None",
        "With the exponent of another number.",
    ),
    (
        "Decimal.fma",
        "other, third, context=None",
        "self * other + third, rounded once.",
    ),
    ("Decimal.adjusted", "", "The exponent of the first digit."),
    ("Decimal.conjugate", "", "The number itself."),
    ("Decimal.as_tuple", "", "Sign, digits and exponent."),
    (
        "Decimal.as_integer_ratio",
        "",
        "Numerator and denominator in lowest terms.",
    ),
    (
        "Decimal.from_float",
        "f, /",
        "A float or an int with all its digits.",
    ),
    (
        "Decimal.from_number",
        "number, /",
        "A float, an int or a decimal with all its digits.",
    ),
    ("Decimal.__copy__", "", "The number itself."),
    ("Decimal.__deepcopy__", "memo, /", "The number itself."),
    ("Decimal.__ceil__", "", "The least int that is not less."),
    (
        "Decimal.__floor__",
        "",
        "The greatest int that is not greater.",
    ),
    (
        "Decimal.__trunc__",
        "",
        "The int without what follows the point.",
    ),
    ("Context.exp", "x, /", "e to the power of the number."),
    ("Context.ln", "x, /", "The natural logarithm."),
    ("Context.log10", "x, /", "The logarithm to base 10."),
    ("Context.sqrt", "x, /", "The square root."),
    (
        "Context.next_minus",
        "x, /",
        "The greatest number that is less.",
    ),
    (
        "Context.next_plus",
        "x, /",
        "The least number that is greater.",
    ),
    ("Context.normalize", "x, /", "Without zeros at the end."),
    (
        "Context.logb",
        "x, /",
        "The exponent of the first digit, as a number.",
    ),
    (
        "Context.logical_invert",
        "x, /",
        "Every digit of the precision, 0 or 1, turned over.",
    ),
    (
        "Context.is_normal",
        "x, /",
        "Is it finite, not 0, and not subnormal?",
    ),
    (
        "Context.is_subnormal",
        "x, /",
        "Is it less than the least normal number?",
    ),
    ("Context.number_class", "x, /", "The name of its class."),
    ("Context.to_eng_string", "x, /", "In engineering notation."),
    ("Context.to_sci_string", "x, /", "In scientific notation."),
    ("Context.is_finite", "x, /", "Is it finite?"),
    ("Context.is_infinite", "x, /", "Is it an infinity?"),
    ("Context.is_nan", "x, /", "Is it a NaN?"),
    ("Context.is_qnan", "x, /", "Is it a quiet NaN?"),
    ("Context.is_snan", "x, /", "Is it a signaling NaN?"),
    ("Context.is_signed", "x, /", "Has it a minus sign?"),
    ("Context.is_zero", "x, /", "Is it 0?"),
    (
        "Context.is_canonical",
        "x, /",
        "Is it in its canonical form? All are.",
    ),
    (
        "Context.canonical",
        "x, /",
        "The canonical form: the number itself.",
    ),
    ("Context.copy_abs", "x, /", "Without the sign."),
    ("Context.copy_negate", "x, /", "With the other sign."),
    ("Context.to_integral", "x, /", "Rounded to a whole number."),
    (
        "Context.to_integral_value",
        "x, /",
        "Rounded to a whole number.",
    ),
    (
        "Context.to_integral_exact",
        "x, /",
        "Rounded to a whole number, which is reported.",
    ),
    ("Context.abs", "x, /", "The absolute value, rounded."),
    ("Context.plus", "x, /", "The number, rounded."),
    (
        "Context.minus",
        "x, /",
        "The number with the other sign, rounded.",
    ),
    ("Context._apply", "x, /", "The number, rounded."),
    ("Context.copy_decimal", "x, /", "The number as it is."),
    ("Context.radix", "", "10"),
    (
        "Context.compare",
        "x, y, /",
        "-1, 0 or 1 as the values are ordered, or a NaN.",
    ),
    (
        "Context.compare_signal",
        "x, y, /",
        "The same, but every NaN is an invalid operation.",
    ),
    ("Context.max", "x, y, /", "The greater of two numbers."),
    (
        "Context.max_mag",
        "x, y, /",
        "The one with the greater absolute value.",
    ),
    ("Context.min", "x, y, /", "The lesser of two numbers."),
    (
        "Context.min_mag",
        "x, y, /",
        "The one with the lesser absolute value.",
    ),
    (
        "Context.next_toward",
        "x, y, /",
        "The neighbour in the direction of another number.",
    ),
    (
        "Context.remainder_near",
        "x, y, /",
        "What is left after the nearest whole quotient.",
    ),
    (
        "Context.logical_and",
        "x, y, /",
        "The and of digits that are 0 or 1.",
    ),
    (
        "Context.logical_or",
        "x, y, /",
        "The or of digits that are 0 or 1.",
    ),
    (
        "Context.logical_xor",
        "x, y, /",
        "The exclusive or of digits that are 0 or 1.",
    ),
    (
        "Context.rotate",
        "x, y, /",
        "The digits moved around within the precision.",
    ),
    (
        "Context.scaleb",
        "x, y, /",
        "With so much added to the exponent.",
    ),
    (
        "Context.shift",
        "x, y, /",
        "The digits moved within the precision.",
    ),
    (
        "Context.compare_total",
        "x, y, /",
        "The order of representations: -1, 0 or 1.",
    ),
    (
        "Context.compare_total_mag",
        "x, y, /",
        "The same without signs.",
    ),
    (
        "Context.copy_sign",
        "x, y, /",
        "With the sign of another number.",
    ),
    (
        "Context.same_quantum",
        "x, y, /",
        "Have they the same exponent?",
    ),
    (
        "Context.quantize",
        "x, y, /",
        "With the exponent of another number.",
    ),
    ("Context.add", "x, y, /", "x + y"),
    ("Context.subtract", "x, y, /", "x - y"),
    ("Context.multiply", "x, y, /", "x * y"),
    ("Context.divide", "x, y, /", "x / y"),
    ("Context.divide_int", "x, y, /", "The whole part of x / y."),
    (
        "Context.remainder",
        "x, y, /",
        "What is left after the whole quotient.",
    ),
    ("Context.divmod", "x, y, /", "Whole quotient and remainder."),
    (
        "Context.power",
        "a, b, modulo=None",
        "a to the power of b, modulo a third number if given.",
    ),
    ("Context.fma", "x, y, z, /", "x * y + z, rounded once."),
    (
        "Context.create_decimal",
        "num=\"0\", /",
        "A number, rounded.",
    ),
    (
        "Context.create_decimal_from_float",
        "f, /",
        "A float or an int, rounded.",
    ),
    ("Context.Etiny", "", "The least exponent of a last digit."),
    (
        "Context.Etop",
        "",
        "The greatest exponent of a number of full precision.",
    ),
    ("Context.clear_flags", "", "Sets no flags."),
    ("Context.clear_traps", "", "Traps nothing."),
    ("Context.copy", "", "A copy."),
    ("Context.__copy__", "", "A copy."),
    ("_decimal.getcontext", "", "The current context."),
    (
        "_decimal.setcontext",
        "context, /",
        "Makes a context the current one.",
    ),
    (
        "_decimal.localcontext",
        "ctx=None, **kwargs",
        "A context manager that makes a copy of a context the current one.",
    ),
    (
        "_decimal.IEEEContext",
        "bits, /",
        "The context of an interchange format of so many bits.",
    ),
];
