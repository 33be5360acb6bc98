//! Functions.

use super::Row;

/// The functions of `builtins`.
pub(super) const FUNCTIONS: &[Row] = &[
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
