"""Imports second, which imports this one before it is complete."""
import second

name = "first"


def partner():
    return second.name + " of " + second.partner()
