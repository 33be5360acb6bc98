"""The program's own modules: import, from, as, once only, circular, missing."""
import shapes
import shapes as again
from shapes import area, Square as S
from tools import *
import first

total = 0
for i in range(400):
    total += area(S(i % 10)) + shapes.double(i) + helper(i)
    if i == 200:
        shapes.FACTOR = 5
print(total, shapes is again, shapes.loads, shapes.FACTOR, S.__module__, shapes.__name__)
print(first.name, first.partner(), "second" in dir(first), visible, "_hidden" in globals(), "not_exported" in globals())


def local_import(n):
    import math
    from shapes import double
    return double(math.floor(n))


print(sum(local_import(i + 0.5) for i in range(300)))
for action in (lambda: __import__("no_such_module"), lambda: shapes.nothing):
    try:
        action()
    except (ImportError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    from shapes import nothing
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import broken
except ZeroDivisionError as error:
    print("broken:", error)
if __name__ == "__main__":
    print("main")
