"""Recursion to 100,000 frames once the limit is raised, and to the limit when it is not."""
# oracle: native
import sys


def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)


def total(items, i=0):
    if i == len(items):
        return 0
    return items[i] + total(items, i + 1)


class Chain:
    def __init__(self, next_link):
        self.next = next_link

    def length(self):
        return 1 if self.next is None else 1 + self.next.length()


def endless(n):
    return endless(n + 1)


def caught(function):
    try:
        function(0)
    except RecursionError as error:
        return str(error).split(" in ")[0]


print(sum(depth(i % 50) for i in range(600)))
print(caught(endless))
print(caught(endless))
sys.setrecursionlimit(120000)
print(depth(100000), depth(100000))
print(total([1, 2.5] * 25000))
chain = None
for _ in range(60000):
    chain = Chain(chain)
print(chain.length())
sys.setrecursionlimit(500)
print(caught(endless), sys.getrecursionlimit())
print(depth(300))
