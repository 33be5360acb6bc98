"""What tests of CPython's library take from its `_testlimitedcapi`, done through Python. See README.md."""

import codecs
from operator import index


def _sequence_index(sequence, i):
    """C callers count from the end by themselves, once: what is still negative then is outside."""
    i = index(i)
    if i < 0:
        i += len(sequence)
        if i < 0:
            raise IndexError(f"{type(sequence).__name__} index out of range")
    return i


def sequence_getitem(sequence, i):
    """`PySequence_GetItem`"""
    return sequence[_sequence_index(sequence, i)]


def sequence_setitem(sequence, i, value):
    """`PySequence_SetItem`"""
    sequence[_sequence_index(sequence, i)] = value


def sequence_delitem(sequence, i):
    """`PySequence_DelItem`"""
    del sequence[_sequence_index(sequence, i)]


def object_hasattrstring(obj, name):
    """`PyObject_HasAttrString`: a number, and no exception."""
    try:
        getattr(obj, name.decode())
    except Exception:
        return 0
    return 1


def codec_incrementalencoder(encoding, errors="strict"):
    """`PyCodec_IncrementalEncoder`"""
    return codecs.getincrementalencoder(encoding)(errors)


def codec_incrementaldecoder(encoding, errors="strict"):
    """`PyCodec_IncrementalDecoder`"""
    return codecs.getincrementaldecoder(encoding)(errors)
