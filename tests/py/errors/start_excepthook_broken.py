# oracle: native
import sys


def hook(kind, value, trace):
    raise ValueError("the hook itself")


sys.excepthook = hook
1 / 0
