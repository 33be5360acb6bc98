"""The classes of `datetime` under the name of CPython's module in C: those written in Python."""

from _pydatetime import *
from _pydatetime import __doc__
