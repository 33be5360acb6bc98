"""Types of iterators: names, construction, attributes, receivers, abstract classes."""
import collections.abc as abc
import types
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


its = {'list': iter([1]), 'tuple': iter((1,)), 'str': iter('a'), 'wide': iter('€'), 'bytes': iter(b'a'), 'bytearray': iter(bytearray(b'a')), 'range': iter(range(1)), 'long': iter(range(10 ** 20, 10 ** 20 + 1)), 'dict': iter({1: 2}), 'values': iter({1: 2}.values()), 'items': iter({1: 2}.items()), 'set': iter({1}), 'frozenset': iter(frozenset([1])), 'callable': iter(int, 1), 'memory': iter(memoryview(b'a')), 'enumerate': enumerate('a'), 'zip': zip('a'), 'map': map(str, 'a'), 'filter': filter(None, 'a'), 'reversed': reversed('a'), 'rlist': reversed([1]), 'rdict': reversed({1: 2}), 'gen': (i for i in 'a')}
class Seq:
    def __getitem__(self, i): return 'a'[i]
its['seq'] = iter(Seq())
for name, it in its.items():
    cls = type(it)
    print(name, cls.__name__, cls.__module__, iter(it) is it, isinstance(it, abc.Iterator), isinstance(it, abc.Sequence), callable(it), bool(it), hasattr(it, '__len__'), hasattr(it, '__length_hint__'), hasattr(it, '__setstate__'), hasattr(it, '__reduce__'), hasattr(it, '__dict__'), [n for n in dir(it) if not n.startswith('_')][:3])
for name, it in its.items():
    if name in ('enumerate', 'zip', 'map', 'filter', 'reversed'): continue
    t(lambda: type(it)())
for name in ('list', 'str', 'dict', 'zip', 'gen', 'range'):
    it = its[name]
    t(lambda: setattr(it, 'x', 1))
    t(lambda: it.nope)
    t(lambda: it[0])
    t(lambda: it + it)
    t(lambda: it < it)
    t(lambda: len(it))
    t(lambda: it())
    t(lambda: type(it).__next__(5))
    t(lambda: type(it).__next__())
    t(lambda: it.__next__(1))
    print(it == it, hash(it) == hash(it), repr(it).split(' at ')[0], it.__next__.__name__, type(it.__next__).__name__)
for base in (type(its['list']), type(its['gen']), type(its['dict']), zip, map, type(its['callable'])):
    try:
        class S(base): pass
        print(S.__mro__[1].__name__)
    except TypeError as e:
        print(e)
print(issubclass(type(its['list']), abc.Iterator), issubclass(list, abc.Iterator), issubclass(list, abc.Iterable), isinstance(Seq(), abc.Iterable), isinstance(its['gen'], abc.Generator), isinstance(its['rlist'], reversed), isinstance(its['reversed'], reversed), abc.Iterator.__next__ is not None)
class Mine(abc.Iterator):
    def __init__(self): self.n = 2
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return self.n
print(list(Mine()), iter(m := Mine()) is m)
t(lambda: abc.Iterator())
n = 0
for i in range(300):
    n += len(list(iter(range(i % 4)))) + (next(iter({i})) == i) + next(iter({i: 1}.values()))
print(n)
