# Abstract base classes: instances, registering, collections.abc.
from abc import ABC, abstractmethod
from collections.abc import *


def err(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print("no error", r)


class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
class Sq2(Sq):
    def name(self): return 'sq'
for c in (Shape,Sq,Sq2):
    try: print(c().area())
    except TypeError as e: print(e)
print(sorted(Shape.__abstractmethods__), isinstance(Sq2(),Shape), issubclass(Sq,Shape))
class V(ABC): pass
@V.register
class W: pass
print(isinstance(W(),V), issubclass(W,V), issubclass(int,V), isinstance(3,V))
V.register(int); print(isinstance(3,V), issubclass(bool,V))
print(isinstance([],Sequence), isinstance({},Mapping), isinstance((),Hashable), isinstance([],Hashable), isinstance(iter([]),Iterator), issubclass(dict,MutableMapping), isinstance('a',Sequence), isinstance(3,Iterable))
class S(Sequence):
    def __init__(s,*a): s.a=a
    def __getitem__(s,i): return s.a[i]
    def __len__(s): return len(s.a)
s=S(1,2,3,2); print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), isinstance(s,Sequence), isinstance(s,Reversible), isinstance(s,Collection))
