//! Signatures and one-line descriptions of what is written in Rust, for `help()` and `inspect.signature`.
//!
//! A callable without a row has no text; its signature is then not known, as for some of CPython's.

use crate::NativeDef;
use crate::native::Binding;

/// A callable: its path, the parameters after a receiver, what it does.
type Row = (&'static str, &'static str, &'static str);

/// Sorted by path.
const ROWS: &[Row] = &[
    (
        "complex.imag",
        "-",
        "the imaginary part of a complex number",
    ),
    ("complex.real", "-", "the real part of a complex number"),
];

/// What each special method does, whatever its type, with its parameters.
const OPERATORS: &[Row] = &[];

fn find(rows: &'static [Row], path: &str) -> Option<&'static Row> {
    rows.iter().find(|row| row.0 == path)
}

fn row(def: &NativeDef) -> Option<&'static Row> {
    find(ROWS, def.path).or_else(|| {
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
    ("int", "Whole numbers of any size, from numbers or text."),
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
        "Tuples of the first, second, ... items of iterables.",
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
