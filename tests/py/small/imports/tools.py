"""What a star import takes."""
__all__ = ["helper", "visible"]

visible = "visible"
not_exported = 1
_hidden = 2


def helper(i):
    return i % not_exported + _hidden
