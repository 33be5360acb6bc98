# Modules of the library that is built in; a program's own module goes before them.
import keyword
import heapq, operator
from keyword import kwlist as words
import sys

print(keyword.iskeyword("while"), keyword.issoftkeyword("match"), len(words) == len(keyword.kwlist))
print(keyword.__name__, keyword.__package__ == "", sys.modules["keyword"] is keyword)
heap = []
for n in [5, 1, 4, 1, 5, 9, 2, 6]:
    heapq.heappush(heap, n)
print([heapq.heappop(heap) for _ in range(len(heap))])
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(5))


def missing(name):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)


missing("keyword.nothing")
missing("idontexist")
missing("json_not.decoder")
