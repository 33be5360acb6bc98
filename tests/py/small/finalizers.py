"""Finalizers: `__del__`, resurrection, generators that are closed, what they raise, the end of the program."""
import gc, sys
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
def make(n):
    for i in range(n): D(i)
make(50)
gc.collect()
def churn(n):
    x = []
    for i in range(n): x.append([i])
    return len(x)
churn(1000)
gc.collect()
print(len(log) > 45, len(set(log)) == len(log))
kept = []
class R:
    count = 0
    def __del__(self):
        R.count += 1
        kept.append(self)
def mk():
    for i in range(30): R()
mk(); gc.collect(); churn(100); gc.collect()
n = R.count
kept.clear(); churn(100); gc.collect(); gc.collect()
print(n > 25, R.count == n or R.count <= 30, n <= 30)
class Sub(D): pass
class E:
    pass
E.__del__ = lambda self: log.append("late")
def mk():
    for i in range(30): Sub("s"); E()
mk(); gc.collect(); churn(100); gc.collect()
print(log.count("s") > 25, log.count("late") > 25)
def gen(i):
    try: yield i
    finally: log.append("closed")
def mk():
    for i in range(30): next(gen(i))
mk(); gc.collect(); churn(100); gc.collect()
print(log.count("closed") > 25)
seen = []
sys.unraisablehook = lambda a: seen.append((a.exc_type.__name__, str(a.exc_value), a.exc_traceback is not None))
class Bad:
    def __del__(self): raise ValueError("in del")
def mk():
    for i in range(30): Bad()
mk(); gc.collect(); churn(100); gc.collect()
print(len(seen) > 25, seen[0])
del sys.unraisablehook
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.is_tracked([]), gc.is_tracked(3), gc.garbage)
class Last:
    def __del__(self): print("last words")
l = Last()
