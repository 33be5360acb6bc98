"""Frames that programs see: those of built-in functions are not among them."""
import sys


def depth():
    return sum(1 for _ in frames(sys._getframe(0)))


def frames(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


print(depth(), max(depth() for _ in range(3)), [depth() for _ in range(2)])
print(list(sys._getframe(k).f_code.co_name for k in range(2)))
