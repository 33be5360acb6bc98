"""Not caught: recursion without end; the traceback folds its repetitions."""
# oracle: native
import sys

sys.setrecursionlimit(300)


def down(n):
    return down(n + 1)


for attempt in range(2):
    try:
        down(0)
    except RecursionError:
        print("caught", attempt)
down(0)
