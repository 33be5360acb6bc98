"""Sees first half made."""
import first

name = "second"
early = hasattr(first, "name")


def partner():
    return f"{first.name} (early: {early})"
