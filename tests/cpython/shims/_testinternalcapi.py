"""What tests of CPython's library take from its `_testinternalcapi`, done through Python. See README.md."""

import sys

# What the collector of cycles keeps before an object, in bytes.
SIZEOF_PYGC_HEAD = 16


def get_recursion_depth():
    """Frames of Python functions below and with the caller's."""
    frame = sys._getframe(1)
    depth = 0
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def get_config():
    """The settings that tests ask for: are columns of code kept?"""
    positions = get_config.__code__.co_positions()
    return {"code_debug_ranges": int(any(p[2] is not None for p in positions))}


def suppress_immortalization(suppress):
    """Nothing is made immortal here."""


def has_inline_values(obj):
    """Are the attributes kept in the object itself? Of instances with few of them."""
    return len(obj.__dict__) <= 30


def get_immortalize_deferred():
    return False


def dict_getitem_knownhash(mapping, key, hash):
    """`_PyDict_GetItem_KnownHash`"""
    if not isinstance(mapping, dict):
        raise SystemError("bad argument to internal function")
    return dict.__getitem__(mapping, key)
