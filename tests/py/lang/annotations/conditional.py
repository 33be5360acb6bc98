"""Annotations in if, for, while, try, with and match: only those that were reached."""
import contextlib


def make(n):
    class K:
        always: int
        if n == 1:
            one: str
        elif n == 2:
            two: bytes
        else:
            other: float
        for i in range(n - 1):
            looped: list
            if i == 1: twice: dict
        try:
            if n == 3: raise ValueError
            fine: set
        except ValueError:
            failed: tuple
        else:
            went: bool
        finally:
            last: object
        with contextlib.nullcontext():
            inside: complex
        match n:
            case 1: first: type
            case _: rest: range
        while False:
            never: int
    return K.__annotations__


for n in (1, 2, 3): print(n, list(make(n)))


class Nested:
    if True:
        if False:
            a: int
        else:
            b: str
        a: float = 1.5
    x = 1
    del x


print(Nested.__annotations__, Nested.a)
flag = len('ab') == 2
if flag:
    top: int = 1
else:
    bottom: int = 2
for j in range(2): repeated: str
import sys
here = sys.modules[__name__]
print(here.__annotations__, __annotate__(1))
while True:
    later: bytes
    break
print(sorted(here.__annotations__), sorted(__annotate__(1)))


def local(c):
    if c: x: int = 5
    else: x: undefined = 6
    return x


print(local(1), local(0), local.__annotations__)
total = 0
for i in range(150): total += len(make(i % 4))
print(total)
