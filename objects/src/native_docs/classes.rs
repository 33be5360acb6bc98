//! Descriptions of classes.

/// Built-in classes and what they are for.
pub(super) const CLASSES: &[(&str, &str)] = &[
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
